import type { App } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { expect, test } from 'vitest';
import { type Echo, openEcho } from './support/echo.ts';

const plain = (text: string) => ({ type: 'plain_text' as const, text });

const input = (blockId: string, actionId = 'text', more: object = {}) => ({
  type: 'input' as const,
  block_id: blockId,
  label: plain(blockId),
  element: { type: 'plain_text_input' as const, action_id: actionId, ...more },
});

const form = (blocks: ModalView['blocks'], more: Partial<ModalView> = {}): ModalView => ({
  type: 'modal',
  callback_id: 'form',
  title: plain('Form'),
  submit: plain('Go'),
  blocks,
  ...more,
});

const button = {
  type: 'actions' as const,
  elements: [{ type: 'button' as const, action_id: 'more', text: plain('More') }],
};

/** An app that opens a form on /echo; `register` adds what else it does. */
async function openForm(view: ModalView, register: (app: App) => void = () => undefined): Promise<Echo> {
  return openEcho((app) => {
    app.command('/echo', async ({ ack, client, body }) => {
      await client.views.open({ trigger_id: body.trigger_id, view });
      await ack();
    });
    register(app);
  });
}

test('what was typed stays across an update only where block id, action id and type are the same', async () => {
  const view = form([button, input('stays'), input('goes'), input('turns')]);
  await using echo = await openForm(view, (app) =>
    app.action('more', async ({ ack, client, body }) => {
      if (!('view' in body) || !body.view) throw new Error('not from a view');
      const { id, hash } = body.view;
      await client.views.update({
        view_id: id,
        hash,
        view: form([
          button,
          input('stays'),
          input('goes', 'renamed', { initial_value: 'anew' }),
          { ...input('turns'), element: { type: 'email_text_input', action_id: 'text' } },
        ]),
      });
      await ack();
    }),
  );
  const ana = echo.slack.as('ana');
  await ana.command('#training', '/echo');
  await ana.fill(await ana.modal(), { stays: 'kept', goes: 'lost', turns: 'lost too' });

  await ana.click(await ana.modal(), 'More');

  expect((await ana.modal()).values).toEqual({
    stays: { text: { type: 'plain_text_input', value: 'kept' } },
    goes: { renamed: { type: 'plain_text_input', value: 'anew' } },
    turns: { text: { type: 'email_text_input', value: null } },
  });
});

test('Slack itself asks for what is missing or of the wrong form, and the app hears nothing', async () => {
  const number = {
    ...input('percent'),
    element: {
      type: 'number_input' as const,
      action_id: 'n',
      is_decimal_allowed: false,
      min_value: '0',
      max_value: '100',
    },
  };
  const heard: unknown[] = [];
  await using echo = await openForm(form([input('claim'), number]), (app) =>
    app.view('form', async ({ ack, view }) => {
      heard.push(view.state.values);
      await ack();
    }),
  );
  const ana = echo.slack.as('ana');
  await ana.command('#training', '/echo');

  const outcome = await ana.submit(await ana.modal(), { percent: '140' });

  expect(outcome.errors).toEqual({
    claim: 'Please complete this required field.',
    percent: 'Please enter a number of at most 100.',
  });
  expect((await ana.modal()).errors).toEqual(outcome.errors);
  expect(heard).toEqual([]);
});

test('a late answer keeps the form open with its text, and a second submission is of the same view', async () => {
  const ids: string[] = [];
  await using echo = await openForm(form([input('claim')]), (app) =>
    app.view('form', async ({ ack, view }) => {
      ids.push(view.id);
      if (ids.length > 1) await ack();
    }),
  );
  const ana = echo.slack.as('ana');
  await ana.command('#training', '/echo');

  const late = await ana.submit(await ana.modal(), { claim: 'still here' });

  expect(late).toMatchObject({
    ok: false,
    error: 'operation_timeout',
    shown: expect.stringContaining('trouble connecting'),
  });
  const open = await ana.modal();
  expect(open.trouble).toContain('trouble connecting');
  expect(open.values['claim']).toMatchObject({ text: { value: 'still here' } });
  expect(await ana.submit(open)).toMatchObject({ ok: true });
  expect(new Set(ids).size).toBe(1);
});

test('errors for blocks that are no inputs, and views Slack would refuse, are trouble', async () => {
  const answers = [
    { response_action: 'errors' as const, errors: { nowhere: 'what?' } },
    { response_action: 'update' as const, view: form([], { title: plain('x'.repeat(25)) }) },
  ];
  await using echo = await openForm(form([input('claim')]), (app) =>
    app.view('form', async ({ ack }) => {
      const [answer] = answers.splice(0, 1);
      if (answer) await ack(answer);
    }),
  );
  const ana = echo.slack.as('ana');
  await ana.command('#training', '/echo');

  expect(await ana.submit(await ana.modal(), { claim: 'x' })).toMatchObject({
    error: 'invalid_response_action',
  });
  expect(await ana.submit(await ana.modal())).toMatchObject({
    error: 'invalid_arguments',
    messages: [expect.stringContaining('must be less than 25 characters')],
  });
});

test('modals stack: push, close the one on top, clear them all', async () => {
  const closed: unknown[] = [];
  const view = form([input('claim')], { notify_on_close: true });
  await using echo = await openForm(view, (app) => {
    app.view('form', async ({ ack }) =>
      ack({ response_action: 'push', view: { ...view, callback_id: 'second' } }),
    );
    app.view('second', async ({ ack }) => ack({ response_action: 'clear' }));
    app.view({ callback_id: /./, type: 'view_closed' }, async ({ ack, body }) => {
      closed.push([body.view.callback_id, 'is_cleared' in body && body.is_cleared]);
      await ack();
    });
  });
  const ana = echo.slack.as('ana');
  await ana.command('#training', '/echo');
  await ana.submit(await ana.modal(), { claim: 'x' });
  const [root, top] = await ana.modals();

  expect(top).toMatchObject({ callbackId: 'second', previousId: root?.id });
  await ana.close(await ana.modal());
  expect(await ana.modals()).toHaveLength(1);
  expect(closed).toEqual([['second', false]]);

  await ana.submit(await ana.modal(), { claim: 'x' });
  await ana.submit(await ana.modal(), { claim: 'y' });
  expect(await ana.modals()).toEqual([]);
});

test('a quiet input tells nothing; one that dispatches tells on Enter, a menu at once', async () => {
  const told: string[] = [];
  const options = [{ text: plain('A number'), value: 'number' }];
  const view = form([
    input('quiet'),
    { ...input('typed'), dispatch_action: true },
    {
      ...input('kind'),
      dispatch_action: true,
      element: { type: 'static_select' as const, action_id: 'kind', options },
    },
  ]);
  await using echo = await openForm(view, (app) =>
    app.action(/./, async ({ ack, action }) => {
      told.push(action.type);
      await ack();
    }),
  );
  const ana = echo.slack.as('ana');
  await ana.command('#training', '/echo');
  const modal = await ana.modal();

  await ana.choose(modal, 'quiet', 'a', { enter: true });
  await ana.choose(modal, 'typed', 'b');
  await ana.choose(modal, 'typed', 'b', { enter: true });
  await ana.choose(modal, 'kind', 'A number');

  expect(told).toEqual(['plain_text_input', 'static_select']);
});

test('a modal belongs to one person', async () => {
  await using echo = await openForm(form([input('claim')]));
  await echo.slack.as('ana').command('#training', '/echo');
  const modal = await echo.slack.as('ana').modal();

  expect(await echo.slack.as('maria').modals()).toEqual([]);
  await expect(echo.slack.as('maria').submit(modal, {})).rejects.toThrow('does not have this modal on top');
});

test('a conversation that is chosen for it gives the submission a response URL', async () => {
  const view = form([
    {
      type: 'input',
      block_id: 'where',
      label: plain('where'),
      element: {
        type: 'conversations_select',
        action_id: 'c',
        default_to_current_conversation: true,
        response_url_enabled: true,
      },
    },
  ]);
  await using echo = await openForm(view, (app) =>
    app.view('form', async ({ ack, respond }) => {
      await ack();
      await respond({ text: 'shared', response_type: 'in_channel' });
    }),
  );
  const ana = echo.slack.as('ana');
  await ana.command('#random', '/echo');

  await ana.submit(await ana.modal());

  await echo.slack.as('sam').waitForMessage('#random', 'shared');
});

test('Home is published for one person and opened with its last view', async () => {
  await using echo = await openEcho((app) => {
    app.event('app_home_opened', async ({ event, client }) => {
      if (event.tab !== 'home') return;
      const text = event.view ? 'again' : 'welcome';
      const view = {
        type: 'home' as const,
        blocks: [{ type: 'section' as const, text: plain(text) }, button],
      };
      await client.views.publish({ user_id: event.user, view });
    });
    app.action('more', async ({ ack, body, client }) => {
      await ack();
      await client.views.open({
        trigger_id: 'trigger_id' in body ? body.trigger_id : '',
        view: form([input('claim')]),
      });
    });
  });
  const ana = echo.slack.as('ana');

  expect((await ana.home()).plain).toBe('welcome');
  const home = await ana.home();
  expect(home.plain).toBe('again');
  expect(await echo.slack.as('maria').homeNow()).toBeNull();

  await ana.click(home, 'More');
  expect((await ana.modal()).title).toBe('Form');
  expect((await echo.slack.log({ method: 'block_actions' })).at(-1)?.request).not.toHaveProperty(
    'response_url',
  );
});
