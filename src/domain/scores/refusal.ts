/** Why a measure refuses its input; it never repairs it. */
export type RefusalCode =
  | 'empty'
  | 'length_mismatch'
  | 'nan'
  | 'bad_type'
  | 'out_of_range'
  | 'bad_outcome'
  | 'not_normalised'
  | 'too_few_options'
  | 'bad_level'
  | 'quantile_order'
  | 'degenerate'
  | 'bad_timestamp'
  | 'no_active_forecast'
  | 'insufficient'
  | 'separation'
  | 'duplicate'
  | 'mixed_levels';

/** Thrown by every measure for input it cannot mean. */
export class MeasureRefusal extends Error {
  override readonly name = 'MeasureRefusal';
  readonly code: RefusalCode;

  constructor(code: RefusalCode, message: string) {
    super(message);
    this.code = code;
  }
}

/** A refusal to throw. */
export function refusal(code: RefusalCode, message: string): MeasureRefusal {
  return new MeasureRefusal(code, message);
}

/** Throws `bad_type` unless it is a number, `nan` for NaN, `out_of_range` for an infinite one. */
export function checkFinite(value: unknown, name: string): asserts value is number {
  if (typeof value !== 'number') throw refusal('bad_type', `${name} must be a number`);
  if (Number.isNaN(value)) throw refusal('nan', `${name} is NaN`);
  if (!Number.isFinite(value)) throw refusal('out_of_range', `${name} is infinite`);
}

/** Throws as `checkFinite`, and `out_of_range` outside 0 to 1 inclusive. */
export function checkProbability(value: unknown, name = 'probability'): asserts value is number {
  checkFinite(value, name);
  if (!(value >= 0 && value <= 1))
    throw refusal('out_of_range', `${name} must be between 0 and 1, got ${value}`);
}

/** Throws `bad_type` unless it is a number, `bad_outcome` unless it is 0 or 1. */
export function checkOutcome(value: unknown): asserts value is 0 | 1 {
  if (typeof value !== 'number') throw refusal('bad_type', 'an outcome must be a number');
  if (Number.isNaN(value)) throw refusal('nan', 'an outcome is NaN');
  if (value !== 0 && value !== 1) throw refusal('bad_outcome', `an outcome must be 0 or 1, got ${value}`);
}

/** How far from 1 the probabilities of options may sum. */
const SUM_TOLERANCE = 1e-6;

/**
 * Checks the probabilities of a choice and the index of the option that happened, and returns them divided by their
 * sum.
 */
export function checkOptions(probabilities: readonly unknown[], happened: unknown): number[] {
  if (probabilities.length === 0) throw refusal('empty', 'no options');
  const checked = probabilities.map((probability) => {
    checkProbability(probability);
    return probability;
  });
  if (checked.length < 2) throw refusal('too_few_options', 'a choice has at least two options');
  const sum = checked.reduce((total, probability) => total + probability, 0);
  if (Math.abs(sum - 1) > SUM_TOLERANCE) throw refusal('not_normalised', `probabilities sum to ${sum}`);
  if (typeof happened !== 'number') throw refusal('bad_type', 'the option must be a number');
  if (!Number.isInteger(happened) || happened < 0 || happened >= checked.length)
    throw refusal('bad_outcome', `option ${happened} is none of ${checked.length}`);
  return checked.map((probability) => probability / sum);
}

/** Throws unless a level lies strictly between 0 and 1: 0.8, never 80. */
export function checkLevel(value: unknown): asserts value is number {
  if (typeof value !== 'number') throw refusal('bad_type', 'a level must be a number');
  if (Number.isNaN(value)) throw refusal('nan', 'a level is NaN');
  if (!(value > 0 && value < 1)) throw refusal('bad_level', `a level lies between 0 and 1, got ${value}`);
}

/** Throws `bad_type` unless it is a number, `nan`, and `out_of_range` unless it is a whole number from 0 on. */
export function checkCount(value: unknown, name: string): asserts value is number {
  checkFinite(value, name);
  if (!Number.isInteger(value) || value < 0)
    throw refusal('out_of_range', `${name} must be a whole number from 0 on, got ${value}`);
}

/** Throws `length_mismatch` unless all lists are as long as the first, then `empty` if that is nothing. */
export function checkLengths(...lists: readonly (readonly unknown[])[]): void {
  const lengths = lists.map((list) => list.length);
  if (new Set(lengths).size > 1) throw refusal('length_mismatch', `lists of ${lengths.join(', ')} elements`);
  if (lengths[0] === 0) throw refusal('empty', 'nothing to measure');
}
