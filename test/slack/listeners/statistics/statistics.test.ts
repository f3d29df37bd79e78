import { describe, expect, test } from 'vitest';
import type { SeenMessage } from '../../../../sandbox/client.ts';
import { openWorld, type World } from '../../../support/world.ts';
import { nothingWrong } from '../capture/nothing-wrong.ts';
import { shareAndAnswer } from '../digest/outcomes.ts';

const MONDAY = '2026-11-23T08:00:00Z';
/** How a PNG begins. */
const PNG = [0x89, 0x50, 0x4e, 0x47];

describe('/predict stats', () => {
  test('comes by DM with its picture, once, and to who asked only', async () => {
    await using world = await openWorld('sqlite', MONDAY);
    await shareAndAnswer(world.hunch.deps, 60);
    const ana = world.slack.as('ana');

    await ana.command('#training', '/predict stats');

    await ana.waitForMessage('#training', 'Your DM with me has the statistics');
    const sent = await ana.waitForMessage(await ana.dm(), 'Your statistics', { timeoutMs: 20_000 });
    expect(sent.plain).toMatch(/You were \d+% sure on average and right \d+% of the time \(n=20\)/);
    expect(sent.plain).toContain('Not distinguishable from luck yet.');
    expect(await picturesIn(world, sent)).toEqual([PNG]);
    await nothingWrong(world);
  });

  test('where a workspace takes no files it comes as text that says the same', async () => {
    await using world = await openWorld('sqlite', MONDAY);
    await shareAndAnswer(world.hunch.deps, 60);
    const error = 'file_uploads_disabled';
    await world.slack.faults.add({ on: 'files.getUploadURLExternal', kind: 'slack_error', error, count: 9 });
    const ana = world.slack.as('ana');

    await ana.command('#training', '/predict stats');

    const sent = await ana.waitForMessage(await ana.dm(), 'Your statistics', { timeoutMs: 20_000 });
    expect(sent.plain).toContain('sure on average');
    expect(await picturesIn(world, sent)).toEqual([]);
  });

  test('of somebody else only if they let theirs be seen', async () => {
    await using world = await openWorld('sqlite', MONDAY);
    await shareAndAnswer(world.hunch.deps, 36);
    const ana = world.slack.as('ana');
    await ana.command('#training', '/predict stats @maria');
    await ana.waitForMessage('#training', 'They have not let their statistics be seen');

    const { db } = world.hunch.deps;
    await db.write((tx) =>
      tx.updateTable('members').set({ statistics_visible: 1 }).where('user_id', '=', 'U0MARIA001').execute(),
    );
    await ana.command('#training', '/predict stats @maria');

    const sent = await ana.waitForMessage(await ana.dm(), 'Maria’s statistics', { timeoutMs: 20_000 });
    expect(sent.plain).toContain('(n=12)');
    expect(sent.plain).toContain('nothing is claimed from a part');
    expect(sent.plain).not.toContain('luck yet');
    await nothingWrong(world);
  });
});

describe('/predict patterns', () => {
  test('goes tag by tag, numbered as in its picture, with the lessons people wrote', async () => {
    await using world = await openWorld('sqlite', MONDAY);
    await shareAndAnswer(world.hunch.deps, 36);
    const { db } = world.hunch.deps;
    await db.write((tx) =>
      tx
        .updateTable('predictions')
        .set({ lesson: 'warm up longer' })
        .where('claim', 'like', 'idea 4 %')
        .execute(),
    );
    const ana = world.slack.as('ana');

    await ana.command('#training', '/predict patterns');

    const sent = await ana.waitForMessage(await ana.dm(), 'Your patterns', { timeoutMs: 20_000 });
    expect(sent.plain).toMatch(/1\. #lr: on average \d+% sure, right \d+ of 12; expect about \d+%/);
    expect(sent.plain).toContain('warm up longer — from “idea 4');
    expect(await picturesIn(world, sent)).toEqual([PNG]);
    await nothingWrong(world);
  });
});

test.each([
  ['/predict stats', 'Nothing is scored yet'],
  ['/predict stats #lr', 'Nothing with #lr has an outcome yet'],
  ['/predict patterns', 'No tag of yours has an outcome yet'],
  ['/predict patterns #lr', 'Put #lr into a prediction'],
])('`%s` with nothing to show says what to do next', async (command, words) => {
  await using world = await openWorld('sqlite', MONDAY);
  const ana = world.slack.as('ana');

  await ana.command('#random', command);

  await ana.waitForMessage('#random', words);
  await nothingWrong(world);
});

test('words behind `stats` that are no command are a prediction', async () => {
  await using world = await openWorld('sqlite', MONDAY);
  const ana = world.slack.as('ana');

  await ana.command('#random', '/predict stats of the new tokenizer look better by tomorrow 70%');

  await ana.waitForMessage('#random', 'Recorded.');
});

test('after the first answer a plain fact is told', async () => {
  await using world = await openWorld('sqlite', MONDAY);
  const ana = world.slack.as('ana');
  await ana.command('#random', '/predict val_loss < 0.35 by tomorrow 9am 70%');
  await world.slack.clock.moveTo('2026-11-24T08:00:00Z');
  const asked = await ana.waitForMessage(await ana.dm(), 'val_loss < 0.35');

  await ana.click(asked, 'Yes');

  await ana.waitForMessage(await ana.dm(), 'That is your first scored answer');
  await nothingWrong(world);
});

/** The first bytes of each picture in a message. */
async function picturesIn(world: World, { blocks }: SeenMessage): Promise<number[][]> {
  const ids = [...JSON.stringify(blocks).matchAll(/"slack_file":\{"id":"(F\w+)"/g)].map(([, id]) => id ?? '');
  return Promise.all(
    ids.map(async (id) => {
      const picture = await fetch(new URL(`/files/${id}`, world.sandbox.url));
      return [...new Uint8Array(await picture.arrayBuffer())].slice(0, 4);
    }),
  );
}
