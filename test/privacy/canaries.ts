import type { ForecastValue } from '../../src/domain/prediction/prediction.ts';
import type { Said } from './model.ts';

/** The words of a thing: each carries its number, so that any of them gives it away. */
export const wordsOf = (number: number) => ({
  claim: `zqclaim${number} keeps the loss below two`,
  reason: `zqreason${number}`,
  note: `zqnote${number}`,
  lesson: `zqlesson${number}`,
  tag: `zqtag${number}`,
  label: `zqlabel${number}`,
  options: [`zqoptone${number}`, `zqopttwo${number}`],
});

/** The numbers of all things whose words stand in a text. */
export const thingsIn = (text: string): number[] => [
  ...new Set([...text.matchAll(/zq[a-z]+(\d+)/g)].map((found) => Number(found[1]))),
];

/**
 * The n-th forecast of a kind, unlike any other: a percent that nothing of Hunch's own words has, or three numbers of
 * four digits. Null when there are no more.
 */
export function uniqueValue(
  kind: 'binary' | 'numeric' | 'choice',
  n: number,
): { readonly value: ForecastValue; readonly said: Omit<Said, 'userId'> } | null {
  if (kind === 'numeric') {
    const [low, median, high] = [5001 + 10 * n, 5004 + 10 * n, 5007 + 10 * n];
    const marks = [low, median, high].flatMap((one) => [bare(`${one}`), bare(one.toLocaleString('en'))]);
    const value = { kind, low, median, high, level: 80, isMedianImputed: false } as const;
    return { value, said: { marks, isPercent: false } };
  }
  const percent = PERCENTS[n];
  if (percent === undefined) return null;
  if (kind === 'binary')
    return { value: { kind, percent }, said: { marks: [bare(`${percent}%`)], isPercent: true } };
  const marks = [bare(`${percent}%`)];
  return { value: { kind, percents: [percent, 100 - percent] }, said: { marks, isPercent: true } };
}

/** Above a half, so that no complement is another's; no multiple of five, which buttons and examples have. */
const PERCENTS = Array.from({ length: 49 }, (_, index) => 51 + index).filter((percent) => percent % 5 !== 0);

const bare = (digits: string): RegExp => new RegExp(`(?<![\\d,.])${digits}(?![\\d,])`);
