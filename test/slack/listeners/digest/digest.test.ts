import { describe, expect, test } from 'vitest';
import { dialects } from '../../../support/databases.ts';
import { openWorld } from '../../../support/world.ts';
import { nothingWrong } from '../capture/nothing-wrong.ts';
import { shareAndAnswer, shareOpen, TRAINING } from './outcomes.ts';

/** A Thursday, 12:00 in Berlin. */
const THURSDAY = '2026-11-26T11:00:00Z';
/** How a PNG begins. */
const PNG = [0x89, 0x50, 0x4e, 0x47];
const NEXT_MONDAY_9 = '2026-11-30T08:00:00Z';

describe.each(dialects)('the weekly digest on %s', (dialect) => {
  test('is set by words, comes on Monday at nine with a picture of 60 outcomes, and comes once', {
    timeout: 90_000,
  }, async () => {
    await using world = await openWorld(dialect, THURSDAY);
    const ana = world.slack.as('ana');
    await ana.command('#training', '/predict digest on');
    await ana.waitForMessage('#training', 'every Monday at 09:00 (Europe/Berlin), next Mon 30 Nov 09:00');
    await shareAndAnswer(world.hunch.deps, 60);

    await world.slack.clock.moveTo(NEXT_MONDAY_9);

    const digest = await ana.waitForMessage('#training', 'What #training expected', { timeoutMs: 20_000 });
    expect(digest.plain).toContain('60 new predictions · 60 answered');
    expect(digest.plain).toContain('Not distinguishable from luck yet.');
    expect(digest.plain).toContain('set by Ana');
    const image = digest.blocks.find((block) => block.type === 'image');
    expect(JSON.stringify(image)).toMatch(/Reliability diagram\. .*Said 10/);
    expect(await uploadedBytes(world.sandbox.url, image)).toEqual(PNG);
    await world.slack.clock.by({ hours: 26 });
    const posted = await ana.messages('#training');
    expect(posted.filter((message) => message.plain.includes('What #training expected'))).toHaveLength(1);
    await nothingWrong(world);
  });

  test('is previewed for one person, and posted once however often the button is pressed', async () => {
    await using world = await openWorld(dialect, THURSDAY);
    const [ana, kenji] = [world.slack.as('ana'), world.slack.as('kenji')];
    await shareAndAnswer(world.hunch.deps, 3);
    await ana.command('#training', '/predict digest now');
    const preview = await ana.waitForMessage('#training', 'Only you see this');
    expect((await kenji.messages('#training')).some(({ plain }) => plain.includes('Only you see'))).toBe(
      false,
    );

    await Promise.all([ana.click(preview, 'Post in channel'), ana.click(preview, 'Post in channel')]);

    await kenji.waitForMessage('#training', 'Posted by Ana');
    await world.slack.idle();
    const posted = await kenji.messages('#training');
    expect(posted.filter((message) => message.plain.includes('What #training expected'))).toHaveLength(1);
    expect(await digestRow(world)).toBeUndefined();
    await nothingWrong(world);
  });
});

test('where a workspace takes no files, the digest goes out as text that says the same', async () => {
  await using world = await openWorld('sqlite', THURSDAY);
  const ana = world.slack.as('ana');
  await ana.command('#training', '/predict digest on');
  await shareAndAnswer(world.hunch.deps, 20);
  const error = 'file_uploads_disabled';
  await world.slack.faults.add({ on: 'files.getUploadURLExternal', kind: 'slack_error', error, count: 9 });

  await world.slack.clock.moveTo(NEXT_MONDAY_9);

  const digest = await ana.waitForMessage('#training', 'What #training expected', { timeoutMs: 20_000 });
  expect(digest.plain).toContain('• Said 10');
  expect(digest.blocks.some((block) => block.type === 'image')).toBe(false);
});

test('what does not fit into one message continues in its thread', async () => {
  await using world = await openWorld('sqlite', THURSDAY);
  const ana = world.slack.as('ana');
  await ana.command('#training', '/predict digest on');
  await shareOpen(world.hunch.deps, 12);

  await world.slack.clock.moveTo(NEXT_MONDAY_9);

  const digest = await ana.waitForMessage('#training', 'and 7 more, in the thread', { timeoutMs: 20_000 });
  await ana.waitForMessage('#training', 'Also coming up', { threadTs: digest.ts });
  await nothingWrong(world);
});

test('the form sets day and hour, says when it comes next, and `digest off` ends it', async () => {
  await using world = await openWorld('sqlite', THURSDAY);
  const maria = world.slack.as('maria');
  await maria.command('#training', '/predict digest');

  await maria.submit(await maria.modal('Weekly digest'), { Day: 'Friday', Hour: '16:00' });

  const done = await maria.modal('Weekly digest');
  expect(done.plain).toContain('every Friday at 16:00 (America/New_York), next tomorrow 16:00');
  await maria.command('#training', '/predict digest off');
  await maria.waitForMessage('#training', 'The digest of #training is off');
  await nothingWrong(world);
});

test.each([
  ['lena', '#training', 'Only full members'],
  ['sam', '#evals', 'Join it first'],
  ['ana', '#random', '/invite and my name'],
])('%s may not set the digest of %s, and reads why', async (person, channel, words) => {
  await using world = await openWorld('sqlite', THURSDAY);

  await world.slack.as(person).command(channel, '/predict digest on');

  await world.slack.as(person).waitForMessage(channel, words);
  expect(await digestRow(world)).toBeUndefined();
});

test('a quiet week posts nothing; with something waiting, one line', async () => {
  await using world = await openWorld('sqlite', THURSDAY);
  const ana = world.slack.as('ana');
  await ana.command('#training', '/predict digest on');

  await world.slack.clock.moveTo(NEXT_MONDAY_9);
  expect((await ana.messages('#training')).filter(({ byBot, ephemeral }) => byBot && !ephemeral)).toEqual([]);
  await ana.command('#training', '/predict the new tokenizer helps by tomorrow 9am 60%');
  const asked = await ana.waitForMessage('#training', 'Shall #training see it');
  await ana.click(asked, 'Share in #training');
  await world.slack.clock.moveTo('2026-12-07T08:00:00Z');
  await ana.waitForMessage('#training', '1 waiting for an outcome');
  await world.slack.clock.moveTo('2026-12-14T08:00:00Z');

  await ana.waitForMessage('#training', '1 prediction still waits for an outcome');
  await nothingWrong(world);
});

test('words behind `digest` that are no command are a prediction', async () => {
  await using world = await openWorld('sqlite', THURSDAY);
  const ana = world.slack.as('ana');

  await ana.command('#training', '/predict digest accuracy beats the baseline by tomorrow 70%');

  await ana.waitForMessage('#training', 'Recorded.');
});

async function digestRow(world: Awaited<ReturnType<typeof openWorld>>) {
  const row = world.hunch.deps.db.read.selectFrom('digests').selectAll().where('channel_id', '=', TRAINING);
  return row.executeTakeFirst();
}

/** The first bytes of the picture as the workspace keeps it. */
async function uploadedBytes(url: string, image: unknown): Promise<number[]> {
  const fileId = /"slack_file":\{"id":"(F\w+)"/.exec(JSON.stringify(image))?.[1] ?? '';
  const picture = await fetch(new URL(`/files/${fileId}`, url));
  return [...new Uint8Array(await picture.arrayBuffer())].slice(0, 4);
}
