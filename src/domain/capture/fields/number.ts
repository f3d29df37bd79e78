import { readValue } from '../../reading/read-value.ts';

/** Why a field does not hold a number. */
export type NumberRefusal = 'not-a-number' | 'decimal-comma' | 'not-finite';

/** A number alone in a field, with an optional suffix (`12k`) and an optional unit, which is ignored. */
export function readNumberField(typed: string): number | NumberRefusal {
  const read = readValue(typed);
  if (read.kind === 'number') return read.rest === '' ? read.value : 'not-a-number';
  return read.kind === 'none' ? 'not-a-number' : read.kind;
}

/** What to do about it, in a sentence. */
export function numberProblem(refusal: NumberRefusal): string {
  return SENTENCES[refusal];
}

const SENTENCES: Readonly<Record<NumberRefusal, string>> = {
  'not-a-number': 'Type one number, like 0.31, 12k or 3e-4.',
  'decimal-comma': 'Use a point for decimals: 1.5, not 1,5.',
  'not-finite': 'That is not a number one can compare with. Type a finite one.',
};
