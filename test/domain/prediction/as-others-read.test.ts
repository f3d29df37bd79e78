import { describe, expect, test } from 'vitest';
import { asOthersRead } from '../../../src/domain/prediction/as-others-read.ts';
import type { Forecast, Prediction } from '../../../src/domain/prediction/prediction.ts';

describe('a range that was typed as the forecast is not told to others while numbers are hidden', () => {
  test.each([
    ['takes 6-9h on 8xH100', 6, 9, 'takes … on 8xH100'],
    ['throughput 12-14k tok/s', 12_000, 14_000, 'throughput …'],
    ['pass@1 38±3', 35, 41, 'pass@1 …'],
    ['final train loss: [2.31, 2.42]', 2.31, 2.42, 'final train loss: …'],
    ['eval ppl between 12 and 13.5 at the end', 12, 13.5, 'eval ppl … at the end'],
  ])('%s', (claim, low, high, read) => {
    expect(asOthersRead(prediction({ claim }), [interval(low, high)]).claim).toBe(read);
  });

  test('any other range stays, and so does every word once it is answered or numbers are shown', () => {
    const said = [interval(6, 9)];
    const claim = 'takes 6-9h';

    expect(asOthersRead(prediction({ claim: 'loss over layers 3-5' }), said).claim).toContain('3-5');
    expect(asOthersRead(prediction({ claim, hidesForecasts: false }), said).claim).toBe(claim);
    expect(asOthersRead(prediction({ claim, answer: {} as Prediction['answer'] }), said).claim).toBe(claim);
    expect(asOthersRead(prediction({ claim, kind: 'binary' }), said).claim).toBe(claim);
  });
});

const prediction = (parts: Partial<Prediction>) =>
  ({ kind: 'numeric', hidesForecasts: true, answer: null, claim: '', ...parts }) as Prediction;

const interval = (low: number, high: number) =>
  ({ value: { kind: 'numeric', low, median: low, high, level: 80, isMedianImputed: true } }) as Forecast;
