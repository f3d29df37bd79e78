/** A probability as typed: the whole percent it is read as, and whether reading it changed what was typed. */
export type PercentRead =
  | { readonly percent: number; readonly isRounded: boolean }
  | 'not-a-percent'
  | 'out-of-range';

/**
 * Reads one probability in any of the forms people type: `70`, `70%`, `p=0.7`, `prob 0.7`, `0.7`, `7/10`, `3:1`.
 * It becomes a whole percent, and 0 or 100 only if exactly 0 or 1 was typed.
 */
export function readPercent(typed: string): PercentRead {
  const text = typed
    .trim()
    .replace(/^(?:p|prob|probability|conf|confidence)\s*[=:]?\s*/i, '')
    .replace(/\s+/g, '');
  const isNamed = text !== typed.trim().replace(/\s+/g, '');
  const odds = /^(\d{1,4}):(\d{1,4})$/.exec(text);
  if (odds) return ofShare(Number(odds[1]), Number(odds[1]) + Number(odds[2]));
  const fraction = /^(\d{1,4})\/(\d{1,4})$/.exec(text);
  if (fraction) return ofShare(Number(fraction[1]), Number(fraction[2]));
  const number = /^(-?\d*\.?\d+)(%?)$/.exec(text);
  if (!number) return 'not-a-percent';
  const value = Number(number[1]);
  const isPercent = number[2] === '%';
  const isProbability = !isPercent && (text.includes('.') || (isNamed && value <= 1)) && value <= 1;
  return wholePercent(isProbability ? value * 100 : value);
}

/** The whole percent nearest to a percent that may have decimals; the ends only if they are exact. */
export function wholePercent(value: number): PercentRead {
  if (!(value >= 0 && value <= 100)) return 'out-of-range';
  const exact = Number(value.toFixed(9));
  if (Number.isInteger(exact)) return { percent: exact, isRounded: false };
  return { percent: Math.min(99, Math.max(1, Math.round(exact))), isRounded: true };
}

function ofShare(part: number, whole: number): PercentRead {
  if (whole === 0) return 'not-a-percent';
  const read = wholePercent((part / whole) * 100);
  return typeof read === 'string' ? read : { ...read, isRounded: true };
}

/**
 * Percents of options made to sum to exactly 100 by the largest remainder, where they already nearly do.
 *
 * @param percents as typed, 0 to 100 each
 * @returns whole percents in the same order, or null unless the sum lies between 99 and 101
 */
export function mendPercents(percents: readonly number[]): number[] | null {
  const sum = percents.reduce((total, percent) => total + percent, 0);
  if (!(sum >= 98.999 && sum <= 101.001) || percents.some((percent) => !(percent >= 0 && percent <= 100)))
    return null;
  const scaled = percents.map((percent) => (percent * 100) / sum);
  const whole = scaled.map(Math.floor);
  const order = scaled
    .map((value, index) => ({ index, remainder: value - Math.floor(value) }))
    .sort((a, b) => b.remainder - a.remainder || a.index - b.index);
  let left = 100 - whole.reduce((total, percent) => total + percent, 0);
  for (const { index } of order) {
    if (left <= 0) break;
    whole[index] = (whole[index] ?? 0) + 1;
    left -= 1;
  }
  return whole;
}
