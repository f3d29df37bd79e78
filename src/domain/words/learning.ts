import type { Corp } from '../calibration/corp.ts';
import type { ExpectedBrier } from '../calibration/expected-brier.ts';
import { ANSWERS_FOR_A_LINE } from '../calibration/isotonic-line.ts';
import { TREND_LOOKS, TREND_P_MAX, type Trend } from '../evidence/trend.ts';
import { brierWords } from './numbers.ts';

/** "0.19; if your numbers were exactly right: 0.16 ± 0.03." */
export function brierSentence(mean: number, { mean: expected, deviation }: ExpectedBrier): string {
  return `Mean Brier score ${brierWords(mean)}; if your numbers were exactly right: ${brierWords(expected)} ± ${brierWords(deviation)}.`;
}

/** What recalibration would save, beside what a calibrated person would show; nothing below 50 answers. */
export function miscalibrationSentence(
  corp: Pick<Corp, 'miscalibration'>,
  expected: number,
  n: number,
): string[] {
  if (n < ANSWERS_FOR_A_LINE) return [];
  return [
    `Miscalibration ${corp.miscalibration.toFixed(3)} ` +
      `(a perfectly calibrated person with your percentages would show about ${expected.toFixed(3)}).`,
  ];
}

/** "More accurate than before", at a look and if the test says so; nothing otherwise. */
export function trendSentence(runs: number, { pValue }: Trend): string[] {
  if (!TREND_LOOKS.includes(runs) || pValue > TREND_P_MAX) return [];
  return ['Against the others on the same questions you have become more accurate than before.'];
}
