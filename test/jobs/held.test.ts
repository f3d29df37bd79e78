import { describe, expect, test } from 'vitest';
import { putOff } from '../../src/usecases/answer/put-off.ts';
import { recordProposal } from '../../src/usecases/capture/record-proposal.ts';
import { chooseSettings } from '../../src/usecases/settings/choose-settings.ts';
import { refused } from '../matrix/wire.ts';
import { dialects } from '../support/databases.ts';
import { openSmallWorld, type SmallWorld } from '../support/small-world.ts';
import { plainProposal } from '../usecases/answer/desk.ts';

const TUESDAY = '2026-11-24T';
const WEDNESDAY = '2026-11-25T';
const THURSDAY = '2026-11-26T';
const FRIDAY = '2026-11-27T';

/** Somebody (U1) in UTC with a question due at each of these times. */
async function openHeld(dialect: 'sqlite' | 'postgres', ...dues: string[]): Promise<SmallWorld> {
  const world = await openSmallWorld(dialect, `${TUESDAY}08:00:00.000Z`, ['U1']);
  const deps = world.deps();
  for (const [index, at] of dues.entries()) {
    const value = { kind: 'binary' as const, percent: 70 };
    const due = { ...plainProposal.due, at: `${at}:00.000Z` };
    const proposal = { ...plainProposal, kind: 'binary' as const, value, due };
    const recording = { teamId: 'T1', authorId: 'U1', originKey: `r${index}`, wakesAtNight: false, proposal };
    await deps.db.write((tx) => recordProposal(tx, deps, recording, deps.clock.now()));
  }
  return world;
}

/** Every job looks at this time, twice: what the first leaves to the second is taken up. */
async function lookAt(world: SmallWorld, at: string): Promise<number> {
  world.now = Date.parse(`${at}:00.000Z`);
  await world.look();
  await world.look();
  return world.slack.messages.length;
}

function breakSlack(world: SmallWorld): void {
  for (let n = 0; n < 20; n += 1) world.slack.next('chat.postMessage', refused('service_unavailable'));
}

describe.each(dialects)('what Slack itself delayed, on %s', (dialect) => {
  test('a question of the evening is not asked in the night, but at 08:00', async () => {
    await using world = await openHeld(dialect, `${TUESDAY}21:30`);
    breakSlack(world);
    expect(await lookAt(world, `${TUESDAY}21:30`)).toBe(0);
    world.slack.forgive();

    expect(await lookAt(world, `${WEDNESDAY}01:00`)).toBe(0);
    expect(await lookAt(world, `${WEDNESDAY}07:59`)).toBe(0);
    expect(await lookAt(world, `${WEDNESDAY}08:00`)).toBe(1);
  });

  test('a reminder that the night held is the only one of its morning', async () => {
    await using world = await openHeld(dialect, `${TUESDAY}12:00`, `${WEDNESDAY}12:00`);
    await lookAt(world, `${TUESDAY}12:00`);
    breakSlack(world);
    await lookAt(world, `${WEDNESDAY}09:00`);
    await lookAt(world, `${WEDNESDAY}12:00`);
    world.slack.forgive();

    expect(await lookAt(world, `${WEDNESDAY}23:00`)).toBe(1);
    expect(await lookAt(world, `${THURSDAY}08:00`)).toBe(3); // The reminder, and the question of Wednesday.
    expect(await lookAt(world, `${THURSDAY}09:00`)).toBe(3);
    expect(await lookAt(world, `${FRIDAY}09:00`)).toBe(4);
  });
});

describe.each(dialects)('reminders, on %s', (dialect) => {
  test('come at 09:00 of the zone that somebody has moved to', async () => {
    await using world = await openHeld(dialect, `${TUESDAY}12:00`);
    await lookAt(world, `${TUESDAY}12:00`);

    const choices = { zone: 'America/New_York' };
    await chooseSettings(world.deps(), { teamId: 'T1', userId: 'U1', choices });

    expect(await lookAt(world, `${WEDNESDAY}13:59`)).toBe(1);
    expect(await lookAt(world, `${WEDNESDAY}14:00`)).toBe(2);
  });

  test('begin anew with a new due time, and stop after the third', async () => {
    await using world = await openHeld(dialect, `${TUESDAY}12:00`);
    await lookAt(world, `${TUESDAY}12:00`);
    expect(await lookAt(world, `${WEDNESDAY}09:00`)).toBe(2);
    const [{ id = '' } = {}] = await world.deps().db.read.selectFrom('predictions').select('id').execute();
    const until = `${THURSDAY}12:00:00.000Z`;
    const request = { teamId: 'T1', userId: 'U1', predictionId: id, dueSeq: 1, until, phrase: null };
    expect(await putOff(world.deps(), request)).toBeNull();

    expect(await lookAt(world, `${THURSDAY}12:00`)).toBe(3);
    const mornings = ['2026-11-27', '2026-11-30', '2026-12-04', '2026-12-07', '2026-12-08', '2026-12-14'];
    const counts = [];
    for (const day of mornings) counts.push(await lookAt(world, `${day}T09:00`));
    // Friday; Monday for the 30th; Friday a week later; then nothing.
    expect(counts).toEqual([4, 5, 6, 6, 6, 6]);
  });
});
