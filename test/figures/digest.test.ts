import { describe, expect, test } from 'vitest';
import { digestFigures } from '../../src/figures/digest/digest.ts';
import { setMemberChoices } from '../../src/store/people/members.ts';
import { findPrediction } from '../../src/store/predictions/find.ts';
import { answer } from '../../src/usecases/answer/answer.ts';
import { undoAnswer } from '../../src/usecases/answer/undo-answer.ts';
import { captureLine } from '../../src/usecases/capture/capture-line.ts';
import { share } from '../../src/usecases/capture/share.ts';
import { addForecast } from '../../src/usecases/card/add-forecast.ts';
import { dialects } from '../support/databases.ts';
import { type Office, openOffice } from '../usecases/office.ts';

const MONDAY = '2026-03-02T08:00:00.000Z';
const NEXT_MONDAY = '2026-03-09T08:00:00.000Z';

describe.each(dialects)('what a digest is made of on %s', (dialect) => {
  test('counts what was shared, answered and void since the last cut-off, and what waits', async () => {
    await using office = await openTeam(dialect);
    await answered(office, 'the first works 70%', 'yes');
    await answered(office, 'the second works 70%', 'void');
    const waiting = await shared(office, 'the third works 70%');
    await fellDue(office, waiting);
    await shared(office, 'the fourth works by 11 march 9am 70%');

    const first = await figures(office);
    const later = await figures(office, { since: NEXT_MONDAY, until: '2026-03-16T08:00:00.000Z' });

    expect(first.counts).toEqual({ created: 4, answered: 1, void: 1, waiting: 1 });
    expect(first.comingWeek).toMatchObject({
      total: 1,
      claims: [{ prediction: { claim: expect.stringContaining('the fourth works') } }],
    });
    expect(later.counts).toEqual({ created: 0, answered: 0, void: 0, waiting: 1 });
  });

  test('private predictions, other channels and what was withdrawn are nowhere in it', async () => {
    await using office = await openTeam(dialect);
    office.channels.set('C2', { name: 'other', hasBot: true, members: ['U1', 'U2', 'U4'] });
    await recorded(office, 'the private one works by 11 march 9am 70%');
    await shared(office, 'the other channel works by 11 march 9am 70%', 'C2');

    const told = await figures(office);

    expect(JSON.stringify(told)).not.toMatch(/private one|other channel/);
    expect(told.counts).toEqual({ created: 0, answered: 0, void: 0, waiting: 0 });
  });

  test('a late forecast is in no figure of the channel', async () => {
    await using office = await openTeam(dialect);
    const id = await shared(office, 'it works by tomorrow 9am 90%');
    office.moveTo('2026-03-03T07:00:00.000Z');
    await forecast(office, id, 'U2', 1);
    await settle(office, id, 'no');

    const { surprises, record } = await figures(office);

    expect(surprises).toMatchObject([{ givenPercent: 10, claim: { forecasts: [{ userId: 'U1' }] } }]);
    expect(record.forecasters).toBe(1);
  });

  test('below three forecasters there are no calls, held intervals, patterns or diagram; surprises stay', async () => {
    await using office = await openTeam(dialect);
    for (const idea of ['one', 'two', 'three']) {
      const id = await shared(office, `idea ${idea} works #lr 95%`);
      await forecast(office, id, 'U2', 10);
      await settle(office, id, idea === 'one' ? 'no' : 'yes');
    }

    const two = await figures(office);
    const id = await shared(office, 'idea four works #lr 95%');
    await forecast(office, id, 'U2', 90);
    await forecast(office, id, 'U4', 10);
    await settle(office, id, 'no');
    const three = await figures(office);

    expect([two.calls, two.record.patterns, two.record.intervals, two.record.bins]).toEqual([
      [],
      [],
      null,
      null,
    ]);
    expect(two.surprises).toHaveLength(1);
    expect(three.calls).toMatchObject([
      { kind: 'against-majority', userIds: ['U4'], forecasters: 3 },
      { kind: 'will-not-work', userIds: ['U2'] },
    ]);
    expect(three.record.patterns).toMatchObject([{ tag: 'lr', claims: 4, happened: 2 }]);
    expect(three.record.missingOutcomes).toBe(16);
  });

  test('people are named only if they agreed, and no longer once they take it back', async () => {
    await using office = await openTeam(dialect);
    await answered(office, 'it works 95%', 'no');
    const named = async (isNamedInDigests: boolean) => {
      await office.deps.db.write((tx) => setMemberChoices(tx, 'T1', 'U1', { isNamedInDigests }));
      return (await figures(office)).surprises[0]?.authorName;
    };

    expect((await figures(office)).surprises[0]?.authorName).toBeNull();
    expect(await named(true)).toBe('Ada');
    expect(await named(false)).toBeNull();
  });

  test('Undo takes an answer out of it again', async () => {
    await using office = await openTeam(dialect);
    const id = await answered(office, 'it works 95%', 'no');
    const before = await figures(office);
    const prediction = await findPrediction(office.deps.db.read, { teamId: 'T1', id });
    const answerId = prediction?.answer?.id ?? '';

    await undoAnswer(office.deps, { teamId: 'T1', userId: 'U1', predictionId: id, answerId });

    const after = await figures(office);
    expect([before.counts.answered, before.surprises.length, before.record.forecasters]).toEqual([1, 1, 1]);
    expect([after.counts.answered, after.surprises.length, after.record.forecasters]).toEqual([0, 0, 0]);
  });
});

/** Ada, Ben and Cy in #training. */
async function openTeam(dialect: Parameters<typeof openOffice>[0]): Promise<Office & AsyncDisposable> {
  const office = await openOffice(dialect, MONDAY);
  office.users.set('U4', { name: 'Cy', zone: 'UTC' });
  office.channels.set('C1', { name: 'training', hasBot: true, members: ['U1', 'U2', 'U4'] });
  return office;
}

const figures = ({ deps }: Office, period = { since: MONDAY_BEFORE, until: NEXT_MONDAY }) =>
  digestFigures(deps.db.read, { teamId: 'T1', channelId: 'C1', postedBy: null, ...period });
const MONDAY_BEFORE = '2026-02-23T08:00:00.000Z';

async function recorded({ deps }: Office, text: string): Promise<string> {
  const typed = { teamId: 'T1', userId: 'U1', channelId: null, text, originKey: text };
  const { predictionIds } = await captureLine(deps, { ...typed, typedAt: deps.clock.now() });
  return predictionIds[0] ?? '';
}

async function shared(office: Office, text: string, channelId = 'C1'): Promise<string> {
  const predictionId = await recorded(office, text);
  await share(office.deps, { teamId: 'T1', userId: 'U1', predictionId, channelId, hidesForecasts: true });
  return predictionId;
}

async function answered(office: Office, text: string, outcome: 'yes' | 'no' | 'void'): Promise<string> {
  const id = await shared(office, text);
  await settle(office, id, outcome);
  return id;
}

async function settle({ deps }: Office, predictionId: string, kind: 'yes' | 'no' | 'void'): Promise<void> {
  const outcome = kind === 'void' ? ({ kind, reason: 'cannot-tell' } as const) : ({ kind } as const);
  expect(await answer(deps, { teamId: 'T1', userId: 'U1', predictionId, outcome })).toBeNull();
}

async function forecast(
  { deps }: Office,
  predictionId: string,
  userId: string,
  percent: number,
): Promise<void> {
  const value = { kind: 'binary', percent } as const;
  await addForecast(deps, { teamId: 'T1', userId, predictionId, originKey: `${userId}|${percent}`, value });
}

async function fellDue({ deps }: Office, id: string): Promise<void> {
  await deps.db.write((tx) =>
    tx.updateTable('predictions').set({ fell_due_at: NEXT_MONDAY }).where('id', '=', id).execute(),
  );
}
