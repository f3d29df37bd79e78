import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openWorld } from '../support/world.ts';
import type { Act } from './slack/acts.ts';
import { play } from './slack/history.ts';
import { PEOPLE } from './slack/people.ts';
import { openWindows } from './slack/windows.ts';

/** A Thursday, 12:00 in Berlin: three nights on, the digest comes. */
const THURSDAY = '2026-11-26T11:00:00Z';
/** Random histories that are played; raise it to look longer. */
const HISTORIES = Number(process.env['HISTORIES'] ?? 8);

const who = fc.nat(5);
const thing = fc.nat(5);
const does = <T extends Act['do']>(...acts: readonly T[]) => fc.constantFrom(...acts);

const acts: fc.Arbitrary<Act> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: does('record'), who, kind: fc.nat(1), inDm: fc.boolean() }) },
  { weight: 5, arbitrary: fc.record({ do: does('share'), thing, where: fc.nat(2), hides: fc.boolean() }) },
  { weight: 5, arbitrary: fc.record({ do: does('forecast'), thing, who }) },
  { weight: 4, arbitrary: fc.record({ do: does('look'), who, at: fc.nat(8) }) },
  { weight: 3, arbitrary: fc.record({ do: does('answer'), thing }) },
  { weight: 1, arbitrary: fc.record({ do: does('undo', 'make-private', 'withdraw'), thing }) },
  { weight: 1, arbitrary: fc.record({ do: does('hand-over'), thing, who }) },
  { weight: 2, arbitrary: fc.record({ do: does('leave', 'join'), who }) },
  { weight: 2, arbitrary: fc.record({ do: does('sleep') }) },
);

/** What there is to do something with. */
const BEGINNING: readonly Act[] = [
  { do: 'record', who: 0, kind: 0, inDm: false },
  { do: 'record', who: 0, kind: 1, inDm: false },
  { do: 'record', who: 1, kind: 0, inDm: true },
];

/** A life in which everything happens once. */
const EVERYTHING: readonly Act[] = [
  { do: 'record', who: 0, kind: 0, inDm: false },
  { do: 'share', thing: 0, where: 2, hides: true },
  { do: 'record', who: 1, kind: 1, inDm: true },
  { do: 'share', thing: 1, where: 0, hides: true },
  { do: 'record', who: 0, kind: 1, inDm: false },
  { do: 'share', thing: 2, where: 1, hides: true },
  { do: 'forecast', thing: 0, who: 1 },
  { do: 'forecast', thing: 1, who: 4 },
  { do: 'forecast', thing: 2, who: 5 },
  { do: 'join', who: 2 },
  { do: 'forecast', thing: 0, who: 2 },
  { do: 'leave', who: 2 },
  { do: 'hand-over', thing: 2, who: 1 },
  { do: 'look', who: 2, at: 0 },
  { do: 'look', who: 3, at: 3 },
  { do: 'sleep' },
  { do: 'answer', thing: 0 },
  { do: 'answer', thing: 1 },
  { do: 'answer', thing: 2 },
  { do: 'look', who: 2, at: 8 },
  { do: 'look', who: 2, at: 7 },
  { do: 'look', who: 4, at: 6 },
  { do: 'undo', thing: 0 },
  { do: 'sleep' },
];

test('nobody is ever shown a prediction or a number in Slack that they may not know', async () => {
  const told = await played(EVERYTHING);
  expect(told.leaks).toEqual([]);
  expect(told.readOfOthers).toBeGreaterThan(20);
  expect(told.numbersOfOthers).toBeGreaterThan(5);

  const histories = fc.array(acts, { minLength: 15, maxLength: 30, size: 'max' });
  await fc.assert(
    fc.asyncProperty(histories, async (history) => {
      expect((await played([...BEGINNING, ...history])).leaks).toEqual([]);
    }),
    { numRuns: HISTORIES, endOnFailure: true },
  );
}, 120_000);

async function played(history: readonly Act[]) {
  await using world = await openWorld('sqlite', THURSDAY);
  await world.slack.channels.invite('#secret-model', 'bot', 'ana');
  await world.slack.as('ana').command('#training', '/predict digest on');
  await using windows = await openWindows(
    world,
    PEOPLE.map(({ userId }) => userId),
  );
  const verdict = await play(world, windows, history);
  expect(world.errors).toEqual([]);
  return verdict;
}
