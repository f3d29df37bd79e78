/**
 * A share as a percent without decimals, and with one where it would read as never or always and is not: `68%`,
 * `0.4%`, `99.6%`.
 *
 * @param share 0 to 1
 */
export function percentWords(share: number): string {
  const whole = rounded(100 * share);
  if ((whole === 0 && share > 0) || (whole === 100 && share < 1)) {
    const tenth = Math.min(99.9, Math.max(0.1, Math.round(1000 * share) / 10));
    return `${tenth}%`;
  }
  return `${whole}%`;
}

/** A difference of shares in whole points with its sign: `+13`, `−9`, `0`. */
export function pointsWords(difference: number): string {
  const whole = rounded(100 * difference);
  if (whole === 0) return '0';
  return whole > 0 ? `+${whole}` : `−${-whole}`;
}

/** A Brier score: `0.19`. */
export function brierWords(score: number): string {
  return (rounded(100 * score) / 100).toFixed(2);
}

/** A factor: `1.7×`. */
export function factorWords(factor: number): string {
  return `${factor.toFixed(1)}×`;
}

/** A count with its noun: `1 answer`, `12 answers`. */
export function countWords(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** To the nearest whole number, halves up, also where a half has no exact double: 28.499999999999996 is 28.5. */
function rounded(value: number): number {
  return Math.round(value + 1e-9);
}
