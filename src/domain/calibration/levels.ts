import { checkCount, checkFinite, checkLengths, checkOutcome, refusal } from '../scores/refusal.ts';

/** How often a percent was said, and how often what it was said of happened. */
export interface Level {
  /** 0 to 100; whole in Hunch. */
  readonly percent: number;
  readonly n: number;
  /** 0 to n. */
  readonly yes: number;
}

/** One thing said and what came of it. */
export interface SaidPercent {
  readonly percent: number;
  readonly happened: 0 | 1;
}

/**
 * Counts what was said into levels: everything that calibration needs to know of any number of answers.
 *
 * @returns by rising percent, each percent once; 70 yes, 70 no, 30 no is `[{30, 1, 0}, {70, 2, 1}]`
 * @throws empty, bad_type, nan, out_of_range (percent), bad_outcome
 */
export function levelsOf(said: readonly SaidPercent[]): Level[] {
  checkLengths(said);
  return checkedLevels(
    said.map(({ percent, happened }) => {
      checkPercent(percent);
      checkOutcome(happened);
      return { percent, n: 1, yes: happened };
    }),
  );
}

/**
 * Levels as every measure takes them: checked, by rising percent, each percent once, none that nobody said.
 *
 * @throws empty (also when every count is 0), bad_type, nan, out_of_range, bad_outcome (more yes than answers)
 */
export function checkedLevels(levels: readonly Level[]): Level[] {
  const byPercent = new Map<number, { n: number; yes: number }>();
  for (const { percent, n, yes } of levels) {
    checkPercent(percent);
    checkCount(n, 'n');
    checkCount(yes, 'yes');
    if (yes > n) throw refusal('bad_outcome', `${yes} of ${n} cannot have happened`);
    const known = byPercent.get(percent) ?? { n: 0, yes: 0 };
    byPercent.set(percent, { n: known.n + n, yes: known.yes + yes });
  }
  const said = [...byPercent]
    .map(([percent, counts]) => ({ percent, ...counts }))
    .filter((level) => level.n > 0)
    .sort((a, b) => a.percent - b.percent);
  checkLengths(said);
  return said;
}

/** How many answers the levels hold, and how many of them were yes. */
export function countsOf(levels: readonly Level[]): { readonly n: number; readonly yes: number } {
  return levels.reduce((sum, level) => ({ n: sum.n + level.n, yes: sum.yes + level.yes }), { n: 0, yes: 0 });
}

function checkPercent(value: unknown): asserts value is number {
  checkFinite(value, 'percent');
  if (!(value >= 0 && value <= 100))
    throw refusal('out_of_range', `a percent lies between 0 and 100, got ${value}`);
}
