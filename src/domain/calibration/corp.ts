import { checkedLevels, countsOf, type Level } from './levels.ts';

/** The isotonic curve of a record, and its mean Brier score split by it. */
export interface Corp {
  /** By rising percent. */
  readonly levels: readonly Level[];
  /** Recalibrated probability of each level, 0 to 1, never falling. */
  readonly fit: readonly number[];
  /** Mean Brier score, 0 best. */
  readonly brier: number;
  /** What recalibration would save (MCB), 0 best. Biased up: compare it with `expectedMiscalibration`. */
  readonly miscalibration: number;
  /** How much the numbers sort yes from no (DSC); large is good. */
  readonly discrimination: number;
  /** What always saying the base rate would score (UNC), 0 to 0.25. */
  readonly uncertainty: number;
}

/**
 * CORP: isotonic regression of outcomes on what was said, by pooling adjacent violators, and the split
 * `Brier = MCB − DSC + UNC` with `MCB = S̄(p) − S̄(fit)`, `DSC = S̄(base rate) − S̄(fit)`.
 *
 * @param levels in any order
 * @returns all three parts at least 0; saying 60 five times with three yes gives fit 0.6, MCB 0, DSC 0, UNC 0.24
 * @throws empty, bad_type, nan, out_of_range, bad_outcome
 * @see Dimitriadis, Gneiting and Jordan (2021), PNAS 118(8).
 */
export function corp(levels: readonly Level[]): Corp {
  const sorted = checkedLevels(levels);
  const fit = isotonicFit(sorted);
  const { n, yes } = countsOf(sorted);
  const meanScore = (forecast: (level: Level, index: number) => number) =>
    sorted.reduce((sum, level, index) => sum + totalBrier(level, forecast(level, index)), 0) / n;

  const brier = meanScore((level) => level.percent / 100);
  const fitted = meanScore((_, index) => fit[index] ?? 0);
  const uncertainty = (yes / n) * (1 - yes / n);
  return {
    levels: sorted,
    fit,
    brier,
    miscalibration: Math.max(0, brier - fitted),
    discrimination: Math.max(0, uncertainty - fitted),
    uncertainty,
  };
}

function totalBrier({ n, yes }: Level, forecast: number): number {
  return yes * (1 - forecast) ** 2 + (n - yes) * forecast ** 2;
}

/** Weighted pool-adjacent-violators: whole counts are compared crosswise, so that rounding decides nothing. */
function isotonicFit(sorted: readonly Level[]): number[] {
  const blocks: { n: number; yes: number; levels: number }[] = [];
  for (const { n, yes } of sorted) {
    let block = { n, yes, levels: 1 };
    for (let last = blocks.at(-1); last && last.yes * block.n >= block.yes * last.n; last = blocks.at(-1)) {
      blocks.pop();
      block = { n: last.n + block.n, yes: last.yes + block.yes, levels: last.levels + block.levels };
    }
    blocks.push(block);
  }
  return blocks.flatMap((block) => Array.from({ length: block.levels }, () => block.yes / block.n));
}
