import type { Level } from '../../../src/domain/calibration/levels.ts';
import { levelsOf } from '../../../src/domain/calibration/levels.ts';
import type { WeightedAnswer } from '../../../src/domain/calibration/recalibration.ts';
import { MINSTD_MODULUS, minstd } from '../../../src/domain/evidence/minstd.ts';
import type { Scale } from '../../../src/domain/prediction/prediction.ts';
import { checkLengths, checkProbability, refusal } from '../../../src/domain/scores/refusal.ts';

type Field =
  | 'B'
  | 'alpha'
  | 'alternatives'
  | 'bins'
  | 'clip'
  | 'close'
  | 'clusters'
  | 'd'
  | 'digests'
  | 'e'
  | 'eps'
  | 'ext'
  | 'forecasts'
  | 'generator'
  | 'items'
  | 'k'
  | 'kappa'
  | 'level'
  | 'levels'
  | 'lock'
  | 'lower'
  | 'median'
  | 'method'
  | 'min_clusters'
  | 'n'
  | 'null'
  | 'odds_multipliers'
  | 'open'
  | 'overall'
  | 'p'
  | 'pct'
  | 'q'
  | 'ref'
  | 's'
  | 'scale'
  | 'score'
  | 'scores'
  | 'sd_a'
  | 'sd_b'
  | 'seed'
  | 'tags'
  | 'tau'
  | 'threshold'
  | 'transform'
  | 'upper'
  | 'weights'
  | 'y';

/** Fields of the file's inputs; `never` fits whatever a measure takes, since the file also holds what it must refuse. */
export type Input = Readonly<Record<Field, never>>;

/** Functions of the vectors file in terms of Hunch's measures: input as the file has it, answer as it expects it. */
export type Measures = Readonly<Record<string, (input: Input) => unknown>>;

/** The scale that a transform of the file names. */
export function scaleOf(transform: unknown): Scale {
  return transform === 'log' ? 'log' : 'linear';
}

/** Levels from any of the forms in which the file gives a record. */
export function recordOf({ p, y, pct, levels, generator }: Input): Level[] {
  if (generator !== undefined) return levelsOf(generated(generator));
  if (levels !== undefined)
    return (levels as readonly (readonly never[])[]).map(([percent, n, yes]) => level(percent, n, yes));
  const percents = pct === undefined ? percentsOf(p) : (pct as readonly number[]);
  checkLengths(percents, y);
  return levelsOf(percents.map((percent, index) => ({ percent, happened: y[index] as 0 | 1 })));
}

/** Answers from lists of probabilities and outcomes. */
export function answersOf({ p, y, weights }: Input): WeightedAnswer[] {
  checkLengths(p, y, ...(weights === undefined ? [] : [weights]));
  return (p as readonly number[]).map((probability, index) => ({
    probability,
    y: y[index] as 0 | 1,
    weight: weights === undefined ? 1 : (weights[index] as number),
  }));
}

function level(percent: number | undefined, n: number | undefined, yes: number | undefined): Level {
  if (percent === undefined || n === undefined || yes === undefined)
    throw refusal('length_mismatch', 'a short row');
  return { percent, n, yes };
}

/** Probabilities as percents, without what binary fractions add: 0.29 is 29 and not 28.999999999999996. */
function percentsOf(probabilities: readonly unknown[]): number[] {
  return probabilities.map((probability) => {
    checkProbability(probability);
    return Math.round(probability * 1e12) / 1e10;
  });
}

interface Generator {
  readonly n: number;
  readonly seed: number;
  readonly lo: number;
  readonly hi: number;
  readonly num: number;
  readonly den: number;
  readonly shift: number;
}

/** The large records of the file, drawn as it says. */
function generated({ n, seed, lo, hi, num, den, shift }: Generator) {
  let state = seed;
  const draw = () => {
    state = minstd(state);
    return state;
  };
  return Array.from({ length: n }, () => {
    const percent = lo + Math.floor((draw() * (hi - lo + 1)) / MINSTD_MODULUS);
    const q = Math.min(99, Math.max(1, 50 + Math.trunc(((percent - 50) * num) / den) + shift));
    return { percent, happened: draw() * 100 < q * MINSTD_MODULUS ? (1 as const) : (0 as const) };
  });
}
