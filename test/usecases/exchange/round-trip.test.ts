import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ForecastValue, Outcome } from '../../../src/domain/prediction/prediction.ts';
import { plusMs } from '../../../src/domain/time/wall.ts';
import { readFile } from '../../../src/exchange/read-file.ts';
import { personExport } from '../../../src/figures/person-export.ts';
import { importPredictions } from '../../../src/usecases/exchange/import-predictions.ts';
import { rebuild } from '../../../src/usecases/statistics/rebuild.ts';
import { dialects } from '../../support/databases.ts';
import { type Desk, interval, openDesk, percent, percents } from '../answer/desk.ts';

const MONDAY = '2026-03-02T08:00:00.000Z';
const LATER = '2026-03-30T08:00:00.000Z';
const ADA = { teamId: 'T1', userId: 'U1' };

/** One prediction of Ada's and what became of it. */
interface Life {
  readonly kind: 0 | 1 | 2;
  readonly said: number;
  readonly came: number | null;
  readonly claim: string;
  readonly label: string | null;
  readonly isUpdated: boolean;
}

const life: fc.Arbitrary<Life> = fc.record({
  kind: fc.constantFrom(0 as const, 1 as const, 2 as const),
  said: fc.integer({ min: 1, max: 99 }),
  came: fc.option(fc.integer({ min: 1, max: 99 })),
  claim: fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }),
  label: fc.constantFrom(null, 'run-a', 'run-b'),
  isUpdated: fc.boolean(),
});

describe.each(dialects)('an export on %s', (dialect) => {
  test('read back into an empty database gives the same export, and the figures that belong to it', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(life, { minLength: 1, maxLength: 8 }), async (lives) => {
        await using from = await openDesk(dialect, MONDAY);
        await using to = await openDesk(dialect, LATER);
        for (const one of lives) await live(from, one);
        const before = await everything(from);

        const { predictions, problems } = readFile(JSON.stringify(before), null);
        expect(problems).toEqual([]);
        const first = await importPredictions(to.office.deps, ADA, predictions ?? []);
        const second = await importPredictions(to.office.deps, ADA, predictions ?? []);

        expect([first.added, second.added, second.known]).toEqual([lives.length, 0, lives.length]);
        expect((await everything(to)).predictions).toEqual(before.predictions);
        expect(await rebuild(to.office.deps, 'T1', LATER)).toEqual([]);
      }),
      { numRuns: dialect === 'sqlite' ? 15 : 4 },
    );
  }, 120_000);

  test('holds nothing of others: no forecast, reason or lesson of theirs', async () => {
    await using desk = await openDesk(dialect, MONDAY);
    const id = await desk.record({ value: percent(80), reason: 'a secret of Ada' });
    await desk.share(id);
    await desk.forecast(id, 'U2', percent(33));
    await desk.answer(id, { kind: 'yes' });

    const { predictions } = await everything(desk, 'U2');

    expect(predictions).toMatchObject([{ isOwn: false, reason: null, forecasts: [{ value: percent(33) }] }]);
    expect(JSON.stringify(predictions)).not.toMatch(/secret|U1|"percent":80/);
  });

  test('read back, a question whose time has passed waits rather than being asked', async () => {
    await using from = await openDesk(dialect, MONDAY);
    await using to = await openDesk(dialect, LATER);
    await from.record({ value: percent(80) });

    await importPredictions(to.office.deps, ADA, (await everything(from, 'U1', MONDAY)).predictions);

    const [row] = await to.office.deps.db.read.selectFrom('predictions').selectAll().execute();
    expect(row).toMatchObject({ fell_due_at: row?.due_at, next_reminder_at: null });
  });
});

async function live(desk: Desk, one: Life): Promise<void> {
  const { deps } = desk.office;
  desk.office.moveTo(plusMs(deps.clock.now(), 60_000));
  const value = saidOf(one.kind, one.said);
  const id = await desk.record({
    value,
    claim: one.claim,
    options: one.kind === 1 ? ['a', 'b'] : [],
    metric: one.kind === 2 ? 'loss' : null,
    run: { rowId: null, label: one.label, url: null },
    due: { rule: 'time', at: '2027-03-02T08:00:00.000Z', phrase: null, isChosen: true },
  });
  if (one.isUpdated) {
    desk.office.moveTo(plusMs(deps.clock.now(), 1_200_000));
    await desk.forecast(id, 'U1', saidOf(one.kind, 100 - one.said));
  }
  if (one.came !== null) await desk.answer(id, outcomeOf(one.kind, one.came));
}

const saidOf = (kind: 0 | 1 | 2, said: number): ForecastValue =>
  kind === 0 ? percent(said) : kind === 1 ? percents(said, 100 - said) : interval(said - 10, said, said + 5);

const outcomeOf = (kind: 0 | 1 | 2, came: number): Outcome =>
  kind === 0
    ? { kind: came < 50 ? 'no' : 'yes' }
    : kind === 1
      ? { kind: 'option', option: came % 2 }
      : { kind: 'number', value: came };

function everything(desk: Desk, userId = 'U1', now = LATER) {
  const viewer = { teamId: 'T1', userId, isLimited: false, freshAfter: MONDAY };
  return personExport(desk.office.deps.db.read, viewer, now);
}
