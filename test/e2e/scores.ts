// The scores, computed here once more from their definitions and in no other way than on paper.

/** Brier score of one yes/no forecast: squared distance. */
export const brier = (percent: number, happened: boolean): number =>
  (percent / 100 - (happened ? 1 : 0)) ** 2;

/** Brier score of one choice: half the sum of squared distances. */
export const brierOfChoice = (percents: readonly number[], happened: number): number =>
  percents.reduce((sum, percent, option) => sum + (percent / 100 - (option === happened ? 1 : 0)) ** 2, 0) /
  2;

/** Weighted interval score from three pinball losses; without a median, that in the middle on the scoring scale. */
export function wis(
  said: { readonly low: number; readonly high: number; readonly median?: number; readonly level: number },
  value: number,
  isLog: boolean,
): number {
  const move = (x: number) => (isLog ? Math.log(x) : x);
  const [low, high, y] = [move(said.low), move(said.high), move(value)];
  const median = said.median === undefined ? (low + high) / 2 : move(said.median);
  const alpha = 1 - said.level / 100;
  const pinball = (tau: number, q: number) => (y >= q ? tau * (y - q) : (1 - tau) * (q - y));
  return (2 * (pinball(alpha / 2, low) + pinball(0.5, median) + pinball(1 - alpha / 2, high))) / 3;
}
