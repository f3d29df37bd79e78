import { expect, test } from 'vitest';
import { openEcho } from './support/echo.ts';

const modal = {
  type: 'modal' as const,
  callback_id: 'form',
  title: { type: 'plain_text' as const, text: 'Form' },
  submit: { type: 'plain_text' as const, text: 'Go' },
  blocks: [
    {
      type: 'input' as const,
      block_id: 'claim',
      label: { type: 'plain_text' as const, text: 'What will happen?' },
      element: { type: 'plain_text_input' as const, action_id: 'text' },
    },
  ],
};

test('a command is answered by an ephemeral that only its author sees', async () => {
  await using echo = await openEcho((app) =>
    app.command('/echo', async ({ ack, command }) => ack(`you said ${command.text}`)),
  );
  const ana = echo.slack.as('ana');

  const outcome = await ana.command('#training', '/echo loss < 2');

  expect(outcome.ok).toBe(true);
  expect((await ana.messages('#training')).at(-1)).toMatchObject({
    plain: 'you said loss < 2',
    ephemeral: true,
  });
  expect(await echo.slack.as('maria').messages('#training')).toEqual([]);
});

test('a modal opens, takes values and answers with field errors, then closes', async () => {
  const seen: unknown[] = [];
  await using echo = await openEcho((app) => {
    app.command('/echo', async ({ ack, client, body }) => {
      await client.views.open({ trigger_id: body.trigger_id, view: modal });
      await ack();
    });
    app.view('form', async ({ ack, view }) => {
      const said = view.state.values['claim']?.['text']?.value;
      seen.push(said);
      if (said === 'bad') await ack({ response_action: 'errors', errors: { claim: 'Say more' } });
      else await ack();
    });
  });
  const ana = echo.slack.as('ana');
  await ana.command('#training', '/echo');

  const view = await ana.modal('Form');
  const refused = await ana.submit(view, { claim: 'bad' });
  const accepted = await ana.submit(view, { 'What will happen?': 'good' });

  expect(refused).toMatchObject({ ok: false, errors: { claim: 'Say more' } });
  expect(accepted.ok).toBe(true);
  expect(seen).toEqual(['bad', 'good']);
  expect(await ana.modals()).toEqual([]);
});

test('a button in a direct message is pressed, and the message changes for its reader', async () => {
  await using echo = await openEcho((app) =>
    app.action('yes', async ({ ack, respond }) => {
      await ack();
      await respond({ replace_original: true, text: 'thank you' });
    }),
  );
  await echo.app.client.chat.postMessage({
    channel: 'U0ANA00001',
    text: 'Did it?',
    blocks: [
      {
        type: 'actions',
        elements: [{ type: 'button', action_id: 'yes', text: { type: 'plain_text', text: 'Yes' } }],
      },
    ],
  });
  const ana = echo.slack.as('ana');
  const dm = await ana.dm();
  const question = await ana.waitForMessage(dm, (each) => each.text === 'Did it?');

  await ana.click(question, 'Yes');

  await ana.waitForMessage(dm, 'thank you');
});

test('what somebody types to the app arrives as an event', async () => {
  const heard: unknown[] = [];
  await using echo = await openEcho((app) =>
    app.message(async ({ message }) => {
      heard.push('text' in message ? message.text : message.subtype);
    }),
  );
  const ana = echo.slack.as('ana');

  await ana.say(await ana.dm(), 'tokens > 3k & rising, @kenji');
  await echo.slack.idle();

  expect(heard).toEqual(['tokens &gt; 3k &amp; rising, <@U0KENJI001>']);
});
