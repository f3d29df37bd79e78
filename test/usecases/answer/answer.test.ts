import { describe, expect, test } from 'vitest';
import { findPrediction } from '../../../src/store/predictions/find.ts';
import { listLevels } from '../../../src/store/scores/levels.ts';
import { listScores } from '../../../src/store/scores/scores.ts';
import { putOff } from '../../../src/usecases/answer/put-off.ts';
import { reflect } from '../../../src/usecases/answer/reflect.ts';
import { undoAnswer } from '../../../src/usecases/answer/undo-answer.ts';
import { withdraw } from '../../../src/usecases/revise/withdraw.ts';
import { dialects } from '../../support/databases.ts';
import { type Desk, interval, openDesk, percent, percents } from './desk.ts';

const MONDAY = '2026-03-02T08:00:00.000Z';
const DUE = '2026-03-20T09:00:00.000Z';
const YES = { kind: 'yes' } as const;
const NO = { kind: 'no' } as const;
const VOID = { kind: 'void', reason: 'cannot-tell' } as const;

describe.each(dialects)('an answer on %s', (dialect) => {
  test('scores what the author said and counts it into their levels', async () => {
    await using desk = await openDesk(dialect, MONDAY);
    const id = await desk.record({ value: percent(20) });

    expect(await desk.answer(id, YES)).toBeNull();

    expect(await scores(desk, id)).toMatchObject([
      {
        user_id: 'U1',
        percent: 20,
        happened: 1,
        brier: expect.closeTo(0.64, 12),
        channel_id: null,
        is_late: 0,
      },
    ]);
    expect((await scores(desk, id))[0]?.surprise_bits).toBeCloseTo(2.3219, 4);
    expect(await levels(desk, 'person', 'U1')).toEqual([{ percent: 20, n: 1, yes: 1 }]);
  });

  test('closes the prediction for forecasts', async () => {
    await using desk = await openDesk(dialect, MONDAY);
    const id = await desk.record({ value: percent(20) });
    await desk.share(id);
    await desk.answer(id, NO);

    expect(await desk.forecast(id, 'U2', percent(50))).not.toBeNull();
    expect(await find(desk, id)).toMatchObject({ closedAt: MONDAY });
  });

  test('counts a shared one for its channel too, but a late forecast for its person only', async () => {
    await using desk = await openDesk(dialect, MONDAY);
    const id = await desk.record({ value: percent(70) });
    await desk.share(id);
    desk.office.moveTo('2026-03-18T08:00:00.000Z');
    await desk.forecast(id, 'U2', percent(95));

    await desk.answer(id, YES);

    expect(await scores(desk, id)).toMatchObject([
      { user_id: 'U1', is_late: 0, channel_id: 'C1' },
      { user_id: 'U2', is_late: 1, channel_id: 'C1' },
    ]);
    expect(await levels(desk, 'channel', 'C1')).toEqual([{ percent: 70, n: 1, yes: 1 }]);
    expect(await levels(desk, 'person', 'U2')).toEqual([{ percent: 95, n: 1, yes: 1 }]);
  });

  test('scores what stood ten minutes after the first forecast; what was said later changes nothing', async () => {
    await using desk = await openDesk(dialect, MONDAY);
    const id = await desk.record({ value: percent(20) });
    desk.office.moveTo('2026-03-02T08:10:00.000Z');
    await desk.forecast(id, 'U1', percent(30));
    desk.office.moveTo('2026-03-02T08:10:00.001Z');
    await desk.forecast(id, 'U1', percent(99));

    await desk.answer(id, YES);

    expect(await scores(desk, id)).toMatchObject([{ percent: 30 }]);
  });

  test('of a choice scores all options and counts the first choice', async () => {
    await using desk = await openDesk(dialect, MONDAY);
    const id = await desk.record({ value: percents(45, 45, 10), options: ['a', 'b', 'c'] });

    await desk.answer(id, { kind: 'option', option: 1 });

    const [score] = await scores(desk, id);
    expect(score?.brier).toBeCloseTo((0.45 ** 2 + 0.55 ** 2 + 0.1 ** 2) / 2, 12);
    expect(score).toMatchObject({ percent: 45, happened: 0 });
    expect(await levels(desk, 'person', 'U1', 'choice')).toEqual([{ percent: 45, n: 1, yes: 0 }]);
  });

  test('that is a number is scored on the scoring scale and enters no level', async () => {
    await using desk = await openDesk(dialect, MONDAY);
    const id = await desk.record({ value: interval(1, 2, 4), scale: 'log' });

    await desk.answer(id, { kind: 'number', value: 8 });

    const [score] = await scores(desk, id);
    const miss = Math.log(8) - Math.log(4);
    const expected = (Math.log(8) - Math.log(2) + 0.2 * (Math.log(4) - Math.log(1)) + 2 * miss) / 3;
    expect(score?.wis).toBeCloseTo(expected, 12);
    expect(score).toMatchObject({ is_inside: 0, rank_cell: 3, percent: null, scoring_scale: null });
    expect(await levels(desk, 'person', 'U1')).toEqual([]);
  });

  test('on the log scale of zero or less is scored by differences', async () => {
    await using desk = await openDesk(dialect, MONDAY);
    const id = await desk.record({ value: interval(1, 2, 4), scale: 'log' });

    expect(await desk.answer(id, { kind: 'number', value: 0 })).toBeNull();

    expect((await scores(desk, id))[0]?.wis).toBeCloseTo((2 + 0.2 * 3 + 2 * 1) / 3, 12);
  });

  test('is divided by how much the metric varied before, never by what its own forecaster said', async () => {
    await using desk = await openDesk(dialect, MONDAY);
    for (const value of [1, 2, 3, 4, 5]) {
      const id = await desk.record({ value: interval(1, 2, 9), metric: 'loss' });
      await desk.answer(id, { kind: 'number', value });
    }
    const id = await desk.record({ value: interval(1, 2, 3), metric: 'loss' });
    const other = await desk.record({ value: interval(1, 2, 3), metric: 'speed' });
    await desk.share(other);
    await desk.forecast(other, 'U2', interval(0, 2, 10));

    await desk.answer(id, { kind: 'number', value: 100 });
    await desk.answer(other, { kind: 'number', value: 2 });

    expect((await scores(desk, id))[0]?.scoring_scale).toBeCloseTo(1.4826, 6);
    const [mine, theirs] = await scores(desk, other);
    expect(mine?.scoring_scale).toBeCloseTo(10 / (2 * 1.2815515655), 6);
    expect(theirs?.scoring_scale).toBeCloseTo(2 / (2 * 1.2815515655), 6);
  });

  test('void is not scored', async () => {
    await using desk = await openDesk(dialect, MONDAY);
    const id = await desk.record({ value: percent(20) });

    await desk.answer(id, VOID);

    expect(await scores(desk, id)).toEqual([]);
    expect(await find(desk, id)).toMatchObject({ answer: { outcome: VOID } });
  });

  test('may be given by the author and the person it was handed to only, once, and of its kind', async () => {
    await using desk = await openDesk(dialect, MONDAY);
    const id = await desk.record({ value: percent(20) });

    expect(await desk.answer(id, YES, 'U2')).toBe('not-yours');
    expect(await desk.answer(id, { kind: 'number', value: 1 })).toBe('wrong-kind');
    expect(await desk.answer(id, { kind: 'option', option: 0 })).toBe('wrong-kind');
    expect(await desk.answer('nothing', YES)).toBe('gone');
    await setAsked(desk, id, 'U2');
    expect(await desk.answer(id, YES, 'U2')).toBeNull();
    expect(await desk.answer(id, NO)).toBe('already-answered');
    expect(await levels(desk, 'person', 'U1')).toEqual([{ percent: 20, n: 1, yes: 1 }]);
  });

  test('to what was withdrawn changes nothing', async () => {
    await using desk = await openDesk(dialect, MONDAY);
    const traceless = await desk.record({ value: percent(20) });
    const counted = await desk.record({ value: percent(20) });
    await withdraw(desk.office.deps, { teamId: 'T1', userId: 'U1', predictionId: traceless });
    desk.office.moveTo('2026-03-02T09:00:00.000Z');
    await withdraw(desk.office.deps, { teamId: 'T1', userId: 'U1', predictionId: counted });

    for (const id of [traceless, counted]) {
      expect(await desk.answer(id, YES)).toBe('gone');
      expect(await desk.undo(id)).toBe('gone');
      expect(await scores(desk, id)).toEqual([]);
    }
  });

  test('given many times at once counts once', async () => {
    await using desk = await openDesk(dialect, MONDAY);
    const ids = [];
    for (let n = 0; n < 20; n += 1) ids.push(await desk.record({ value: percent(60) }));

    const results = await Promise.all(ids.flatMap((id) => [desk.answer(id, YES), desk.answer(id, NO)]));

    expect(results.filter((result) => result === null)).toHaveLength(20);
    expect(await levels(desk, 'person', 'U1')).toMatchObject([{ percent: 60, n: 20 }]);
  });
});

describe.each(dialects)('Undo on %s', (dialect) => {
  test('removes every trace from the figures, and the question can be answered anew', async () => {
    await using desk = await openDesk(dialect, MONDAY);
    const id = await desk.record({ value: percent(20) });
    await desk.share(id);
    await desk.answer(id, YES);

    expect(await desk.undo(id)).toBeNull();

    expect(await scores(desk, id)).toEqual([]);
    expect(await levels(desk, 'person', 'U1')).toEqual([]);
    expect(await levels(desk, 'channel', 'C1')).toEqual([]);
    expect(await find(desk, id)).toMatchObject({ answer: null });
    expect(await desk.answer(id, NO)).toBeNull();
    expect(await levels(desk, 'person', 'U1')).toEqual([{ percent: 20, n: 1, yes: 0 }]);
  });

  test('a second time, by somebody else, or for an answer given since changes nothing', async () => {
    await using desk = await openDesk(dialect, MONDAY);
    const id = await desk.record({ value: percent(20) });
    await desk.answer(id, YES);
    const first = (await find(desk, id)).answer?.id ?? '';

    expect(await desk.undo(id, 'U2')).toBe('not-yours');
    expect(await desk.undo(id)).toBeNull();
    expect(await desk.undo(id)).toBe('not-answered');
    await desk.answer(id, NO);
    const stale = { teamId: 'T1', userId: 'U1', predictionId: id, answerId: first };
    expect(await undoAnswer(desk.office.deps, stale)).toBe('not-answered');

    expect(await find(desk, id)).toMatchObject({ answer: { outcome: NO } });
  });

  test('works for 24 hours', async () => {
    await using desk = await openDesk(dialect, MONDAY);
    const [a, b] = [await desk.record({ value: percent(20) }), await desk.record({ value: percent(20) })];
    await desk.answer(a, YES);
    await desk.answer(b, YES);

    desk.office.moveTo('2026-03-03T08:00:00.000Z');
    expect(await desk.undo(a)).toBeNull();
    desk.office.moveTo('2026-03-03T08:00:00.001Z');
    expect(await desk.undo(b)).toBe('too-late');
  });

  test('many at once undo once', async () => {
    await using desk = await openDesk(dialect, MONDAY);
    const id = await desk.record({ value: percent(20) });
    for (let round = 0; round < 10; round += 1) {
      await desk.answer(id, YES);
      const results = await Promise.all([desk.undo(id), desk.undo(id), desk.undo(id)]);
      expect(results.filter((result) => result === null)).toHaveLength(1);
    }
    expect(await levels(desk, 'person', 'U1')).toEqual([]);
  });
});

describe.each(dialects)('"Still running" on %s', (dialect) => {
  test('asks again at the new time, once however often it is tapped; forecasts stay closed', async () => {
    await using desk = await openDesk(dialect, MONDAY);
    const id = await desk.record({ value: percent(20) });
    await setAskedAt(desk, id, DUE);
    desk.office.moveTo(DUE);
    const request = {
      teamId: 'T1',
      userId: 'U1',
      predictionId: id,
      dueSeq: 1,
      until: '2026-03-20T15:00:00.000Z',
      phrase: null,
    };

    expect(await putOff(desk.office.deps, request)).toBeNull();
    expect(await putOff(desk.office.deps, { ...request, until: '2026-03-21T15:00:00.000Z' })).toBe(
      'already-put-off',
    );

    expect(await find(desk, id)).toMatchObject({
      due: { at: '2026-03-20T15:00:00.000Z' },
      dueSeq: 2,
      fellDueAt: null,
      closedAt: DUE,
    });
    expect(await putOff(desk.office.deps, { ...request, dueSeq: 2, until: MONDAY })).toBe('past');
    expect(await putOff(desk.office.deps, { ...request, dueSeq: 2, userId: 'U2' })).toBe('not-yours');
  });
});

describe.each(dialects)('what one learned, on %s', (dialect) => {
  test('stays with the answer it was written about', async () => {
    await using desk = await openDesk(dialect, MONDAY);
    const id = await desk.record({ value: percent(20) });
    await desk.answer(id, YES);
    const answerId = (await find(desk, id)).answer?.id ?? '';
    const said = { note: 'warm-up fixed it', lesson: 'warm up longer', why: 'wrong-belief' as const };
    const reflection = { teamId: 'T1', userId: 'U1', predictionId: id, answerId, ...said };

    expect(await reflect(desk.office.deps, { ...reflection, userId: 'U2' })).toBe('not-yours');
    expect(await reflect(desk.office.deps, reflection)).toBeNull();
    expect(await find(desk, id)).toMatchObject({ answer: said });

    await desk.undo(id);
    expect(await reflect(desk.office.deps, reflection)).toBe('undone');
    await desk.answer(id, NO);
    expect(await find(desk, id)).toMatchObject({ answer: { note: null, lesson: null, why: null } });
  });
});

const scores = (desk: Desk, id: string) => listScores(desk.office.deps.db.read, { teamId: 'T1', id });

const levels = (
  desk: Desk,
  scope: 'person' | 'channel',
  scopeId: string,
  kind: 'binary' | 'choice' = 'binary',
) => listLevels(desk.office.deps.db.read, { teamId: 'T1', scope, scopeId }, kind);

async function find(desk: Desk, id: string) {
  const prediction = await findPrediction(desk.office.deps.db.read, { teamId: 'T1', id });
  if (!prediction) throw new Error('it is gone');
  return prediction;
}

async function setAsked(desk: Desk, id: string, userId: string): Promise<void> {
  await desk.office.deps.db.write((tx) =>
    tx.updateTable('predictions').set({ asked_id: userId }).where('id', '=', id).execute(),
  );
}

async function setAskedAt(desk: Desk, id: string, at: string): Promise<void> {
  await desk.office.deps.db.write((tx) =>
    tx.updateTable('predictions').set({ fell_due_at: at, closed_at: at }).where('id', '=', id).execute(),
  );
}
