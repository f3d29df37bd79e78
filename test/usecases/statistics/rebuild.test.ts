import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Dialect } from '../../../db/connect.ts';
import type { Outcome } from '../../../src/domain/prediction/prediction.ts';
import { plusMs } from '../../../src/domain/time/wall.ts';
import { readStatistics } from '../../../src/store/scores/rebuild.ts';
import { putOff } from '../../../src/usecases/answer/put-off.ts';
import { forgetMe } from '../../../src/usecases/forget/forget-me.ts';
import { withdraw } from '../../../src/usecases/revise/withdraw.ts';
import { rebuild } from '../../../src/usecases/statistics/rebuild.ts';
import { dialects } from '../../support/databases.ts';
import { type Desk, interval, openDesk, percent, percents } from '../answer/desk.ts';

const MONDAY = '2026-03-02T08:00:00.000Z';
const FAR = '2027-03-02T08:00:00.000Z';
/** A run that began on Monday: whoever predicts about it a quarter of an hour later is late. */
const REPORTED = 'run-c';
/** Half of this, and a first forecast is late. */
const SOON_MS = 12 * 3_600_000;

/** One thing that somebody does; `which` picks among the predictions there are by then. */
type Step =
  | {
      readonly act: 'record';
      readonly by: string;
      readonly kind: number;
      readonly label: string | null;
      readonly tag: string;
      readonly said: number;
      readonly isShared: boolean;
      readonly isSoon: boolean;
    }
  | { readonly act: 'forecast'; readonly which: number; readonly by: string; readonly said: number }
  | { readonly act: 'answer'; readonly which: number; readonly came: number }
  | { readonly act: 'undo' | 'void' | 'snooze' | 'withdraw' | 'hand-over'; readonly which: number }
  | { readonly act: 'forget'; readonly who: string }
  | { readonly act: 'answer-all'; readonly came: number }
  | { readonly act: 'wait'; readonly hours: number };

const which = fc.nat({ max: 7 });
const person = fc.constantFrom('U1', 'U2');
const said = fc.integer({ min: 0, max: 100 });
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({
      act: fc.constant('record' as const),
      by: person,
      kind: fc.nat({ max: 2 }),
      label: fc.constantFrom(null, 'run-a', REPORTED),
      tag: fc.constantFrom('lr', 'data'),
      said,
      isShared: fc.boolean(),
      isSoon: fc.boolean(),
    }),
  },
  { weight: 3, arbitrary: fc.record({ act: fc.constant('forecast' as const), which, by: person, said }) },
  { weight: 5, arbitrary: fc.record({ act: fc.constant('answer' as const), which, came: said }) },
  {
    weight: 5,
    arbitrary: fc.record({
      act: fc.constantFrom(
        'undo' as const,
        'undo' as const,
        'void' as const,
        'snooze' as const,
        'withdraw' as const,
        'hand-over' as const,
      ),
      which,
    }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('forget' as const), who: person }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('answer-all' as const), came: said }) },
  {
    weight: 3,
    arbitrary: fc.record({ act: fc.constant('wait' as const), hours: fc.integer({ min: 0, max: 12 }) }),
  },
);

const recording = { act: 'record', kind: 0, tag: 'lr', said: 70, isShared: true, isSoon: true } as const;
/** A history with a late forecast, an answer taken back, and a run that closes twice; chance may bring none of them. */
const eventful: readonly Step[] = [
  { ...recording, by: 'U1', label: 'run-a' },
  { act: 'wait', hours: 8 },
  { act: 'forecast', which: 0, by: 'U2', said: 40 },
  { act: 'answer-all', came: 80 },
  { act: 'undo', which: 0 },
  { act: 'answer-all', came: 20 },
  { ...recording, by: 'U1', label: 'run-a' },
  { act: 'answer-all', came: 80 },
];

describe.each(dialects)('a rebuild from raw answers on %s', (dialect) => {
  test('agrees exactly with the rows after any history', async () => {
    const seen = { late: 0, reopened: 0, undone: 0 };
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 15, maxLength: 40, size: 'max' }), (steps) =>
        agrees(dialect, steps, seen),
      ),
      { numRuns: dialect === 'sqlite' ? 40 : 10, examples: [[[...eventful]]] },
    );
    // What the histories are to be about did happen in them.
    expect(Math.min(seen.late, seen.reopened, seen.undone)).toBeGreaterThan(0);
  }, 120_000);

  test('agrees after a long history in which claims are made, and taken back', async () => {
    await using desk = await openDesk(dialect, MONDAY);
    const ids: string[] = [];
    for (let n = 0; n < 40; n += 1) {
      const id = await desk.record({
        value: percent(95),
        run: { rowId: null, label: `run-${n >> 1}`, url: null },
      });
      await desk.share(id);
      ids.push(id);
    }
    for (const [n, id] of ids.entries()) {
      desk.office.moveTo(plusMs(MONDAY, (n + 1) * 600_000));
      await desk.answer(id, { kind: n % 2 === 0 ? 'yes' : 'no' });
    }

    const claims = await desk.office.deps.db.read.selectFrom('claims').selectAll().execute();
    expect(claims.map((claim) => `${claim.scope} ${claim.claim} ${claim.made_seq}`)).toEqual(
      expect.arrayContaining(['person over 10', 'channel over 10']),
    );
    const clusters = await desk.office.deps.db.read
      .selectFrom('clusters')
      .select(['closed_seq', 'closed_at'])
      .where('scope', '=', 'person')
      .orderBy('closed_at')
      .execute();
    expect(clusters.map((cluster) => cluster.closed_seq)).toEqual(clusters.map((_, index) => index + 1));
    expect(await repairs(desk)).toEqual([]);

    // The answer that closed the tenth run, on which the claim was made.
    await desk.undo(ids[19] ?? '');
    expect(await repairs(desk)).toEqual([]);
    for (const id of ids.slice(4, 40)) await desk.undo(id);
    expect(await desk.office.deps.db.read.selectFrom('claims').selectAll().execute()).toEqual([]);
    expect(await repairs(desk)).toEqual([]);
  }, 180_000);

  test('finds and repairs a row that was tampered with', async () => {
    await using desk = await openDesk(dialect, MONDAY);
    const id = await desk.record({ value: percent(70) });
    await desk.answer(id, { kind: 'yes' });
    const right = await readStatistics(desk.office.deps.db.read, 'T1');
    await desk.office.deps.db.write((tx) => tx.updateTable('levels').set({ n: 7 }).execute());

    expect(await repairs(desk)).toEqual([{ table: 'levels', missing: 1, surplus: 1 }]);

    expect(await readStatistics(desk.office.deps.db.read, 'T1')).toEqual(right);
    expect(await repairs(desk)).toEqual([]);
  });
});

const repairs = (desk: Desk) => rebuild(desk.office.deps, 'T1', desk.office.deps.clock.now());

interface Seen {
  late: number;
  reopened: number;
  undone: number;
}

async function agrees(dialect: Dialect, steps: readonly Step[], seen: Seen): Promise<void> {
  await using desk = await openDesk(dialect, MONDAY);
  await startRun(desk);
  const recorded: Recorded[] = [];
  for (const one of steps) await take(desk, one, recorded, seen);
  expect(await repairs(desk)).toEqual([]);
  const { scores, clusters } = await readStatistics(desk.office.deps.db.read, 'T1');
  seen.late += scores.filter((row) => JSON.parse(row).is_late === 1).length;
  const causes = clusters.map((row) => JSON.parse(row)).map(({ scope_id, cause }) => `${scope_id} ${cause}`);
  seen.reopened += causes.length - new Set(causes).size;
}

async function startRun({ office }: Desk): Promise<void> {
  const at = office.deps.clock.now();
  const run = {
    team_id: 'T1',
    id: 'run-row',
    run_id: REPORTED,
    run_name: REPORTED,
    token_id: 'token',
    state: 'running' as const,
  };
  await office.deps.db.write((tx) =>
    tx
      .insertInto('runs')
      .values({ ...run, started_at: at, first_reported_at: at, reported_at: at })
      .execute(),
  );
}

interface Recorded {
  readonly id: string;
  readonly kind: number;
  readonly by: string;
}

const saidOf = (kind: number, said: number) =>
  kind === 0 ? percent(said) : kind === 1 ? percents(said, 100 - said) : interval(said - 10, said, said + 5);

const outcomeOf = (kind: number, came: number): Outcome =>
  kind === 0
    ? { kind: came < 50 ? 'no' : 'yes' }
    : kind === 1
      ? { kind: 'option', option: came % 2 }
      : { kind: 'number', value: came };

async function take(desk: Desk, one: Step, recorded: Recorded[], seen: Seen): Promise<void> {
  const { deps } = desk.office;
  // No two things happen in one millisecond.
  desk.office.moveTo(plusMs(deps.clock.now(), one.act === 'wait' ? one.hours * 3_600_000 : 1));
  if (one.act === 'record') {
    const { by, kind } = one;
    const soon = plusMs(deps.clock.now(), SOON_MS);
    const id = await desk.record({
      by,
      value: saidOf(kind, one.said),
      options: kind === 1 ? ['a', 'b'] : [],
      metric: kind === 2 ? 'loss' : null,
      tags: [one.tag],
      run: { rowId: null, label: one.label, url: null },
      due: { rule: 'time', at: one.isSoon ? soon : FAR, phrase: null, isChosen: true },
    });
    recorded.push({ id, kind, by });
    if (one.isShared && by === 'U1') await desk.share(id);
    return;
  }
  if (one.act === 'wait') return;
  if (one.act === 'forget') return forgetMe(deps, { teamId: 'T1', userId: one.who });
  if (one.act === 'answer-all') {
    // Every run closes; what is recorded on one afterwards opens it anew.
    for (const { id, kind, by } of recorded) await desk.answer(id, outcomeOf(kind, one.came), by);
    return;
  }
  const target = recorded[one.which % Math.max(1, recorded.length)];
  if (!target) return;
  const key = { teamId: 'T1', userId: target.by, predictionId: target.id };
  switch (one.act) {
    case 'forecast':
      await desk.forecast(target.id, one.by, saidOf(target.kind, one.said));
      return;
    case 'answer':
      await desk.answer(target.id, outcomeOf(target.kind, one.came), target.by);
      return;
    case 'undo':
      if ((await desk.undo(target.id, target.by)) === null) seen.undone += 1;
      return;
    case 'void':
      await desk.answer(target.id, { kind: 'void', reason: 'cannot-tell' }, target.by);
      return;
    case 'snooze':
      await putOff(deps, { ...key, dueSeq: 1, until: plusMs(deps.clock.now(), 3_600_000), phrase: null });
      return;
    case 'withdraw':
      await withdraw(deps, key);
      return;
    case 'hand-over':
      await deps.db.write((tx) =>
        tx.updateTable('predictions').set({ asked_id: 'U2' }).where('id', '=', target.id).execute(),
      );
  }
}
