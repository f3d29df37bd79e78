import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Forecast } from '../../../src/domain/prediction/prediction.ts';
import { SCORED_WINDOW_MS, scoredForecasts } from '../../../src/domain/prediction/windows.ts';
import { scoreForecast } from '../../../src/domain/scores/score-forecast.ts';
import { outcomes, percents } from '../../support/arbitrary.ts';

const START = Date.parse('2026-03-02T08:00:00.000Z');
const HOUR = 3_600_000;

const histories = fc
  .array(
    fc.record({
      user: fc.constantFrom('U1', 'U2'),
      after: fc.integer({ min: 0, max: 3 * HOUR }),
      percent: percents,
    }),
    {
      minLength: 1,
      maxLength: 12,
    },
  )
  .map((rows) => rows.map((row, index) => forecast(index, row)));

test('what a person says later than ten minutes after their first forecast changes no score of theirs', () => {
  fc.assert(
    fc.property(histories, outcomes, (history, y) => {
      const early = history.filter((said) => {
        const own = history.filter((other) => other.userId === said.userId);
        const first = Math.min(...own.map((other) => Date.parse(other.givenAt)));
        return Date.parse(said.givenAt) <= first + SCORED_WINDOW_MS;
      });

      expect(scoresOf(history, y)).toEqual(scoresOf(early, y));
    }),
  );
});

function scoresOf(history: readonly Forecast[], y: 0 | 1) {
  const outcome = y === 1 ? ({ kind: 'yes' } as const) : ({ kind: 'no' } as const);
  return scoredForecasts(history)
    .map((scored) => scoreForecast(scored, outcome, 'linear'))
    .sort((a, b) => ((a?.userId ?? '') < (b?.userId ?? '') ? -1 : 1));
}

function forecast(index: number, row: { user: string; after: number; percent: number }): Forecast {
  return {
    id: `f${String(index).padStart(2, '0')}`,
    predictionId: 'p1',
    userId: row.user,
    givenAt: new Date(START + row.after).toISOString(),
    value: { kind: 'binary', percent: row.percent },
    isLate: false,
    ageSeconds: null,
  };
}
