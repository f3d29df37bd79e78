import { expect, test } from 'vitest';
import { readHistory } from '../../src/sample/history.ts';
import { writeHistory } from '../../src/sample/write-history.ts';
import { openWorld } from '../support/world.ts';

const people = new Map([
  ['ana', 'U0ANA00001'],
  ['maria', 'U0MARIA001'],
  ['kenji', 'U0KENJI001'],
  ['sam', 'U0SAM00001'],
]);
const names = { people, channels: new Map([['training', 'C0TRAIN001']]) };

test('the sample history gives a newcomer ten weeks of every kind, clearly called sample', {
  timeout: 60_000,
}, async () => {
  await using world = await openWorld('sqlite');
  const history = readHistory('sample/history.json');

  await writeHistory(world.hunch.deps, world.sandbox.teamId, history, names);

  const db = world.hunch.deps.db.read;
  const rows = await db
    .selectFrom('predictions')
    .select(['kind', 'run_label', 'answered_at', 'outcome'])
    .execute();
  expect(rows.length).toBeGreaterThan(190);
  expect(new Set(rows.map((row) => row.kind))).toEqual(new Set(['binary', 'numeric', 'choice']));
  expect(rows.every((row) => row.run_label?.startsWith('sample-'))).toBe(true);
  const scored = rows.filter((row) => row.outcome !== null && row.outcome !== 'void');
  const authors = await db.selectFrom('scores').select('prediction_id').distinct().execute();
  expect(authors).toHaveLength(scored.length);
});

test('Monday brings a digest with a chart of what the sample holds', { timeout: 60_000 }, async () => {
  await using world = await openWorld('sqlite');
  await writeHistory(world.hunch.deps, world.sandbox.teamId, readHistory('sample/history.json'), names);
  const ana = world.slack.as('ana');

  await world.slack.clock.moveTo('2026-11-30T08:00:00Z'); // Monday 09:00 in Berlin, Ana's zone

  const digest = await ana.waitForMessage('#training', 'What #training expected', { timeoutMs: 15_000 });
  expect(digest.blocks.some((block) => block.type === 'image')).toBe(true);
  expect(world.errors).toEqual([]);
});
