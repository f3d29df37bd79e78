import { NUMBER, numberOf, SUFFIX, UNIT } from '../../reading/numbers/quantity.ts';

/** Why a field does not hold a number: `1,5` could mean two things. */
export type NumberRefusal = 'not-a-number' | 'decimal-comma' | 'not-finite';

/** A number alone in a field, with an optional suffix (`12k`) and an optional unit, which is ignored. */
export function readNumberField(typed: string): number | NumberRefusal {
  const text = typed.trim().replaceAll(/[−–—]/g, '-');
  if (/^[-+]?(?:nan|inf(?:inity)?)$/i.test(text)) return 'not-finite';
  if (/^[-+]?\d+,\d{1,2}(?!\d)/.test(text) || /^[-+]?\d{4,},\d/.test(text)) return 'decimal-comma';
  const found = ALONE.exec(text);
  if (!found) return 'not-a-number';
  const value = numberOf(found[1] ?? '', found[2]);
  return Number.isFinite(value) ? value : 'not-finite';
}

/** What to do about it, in a sentence. */
export function numberProblem(refusal: NumberRefusal): string {
  return SENTENCES[refusal];
}

const ALONE = new RegExp(`^[$€]?(${NUMBER})(${SUFFIX})?\\s*(?:${UNIT})?$`);

const SENTENCES: Readonly<Record<NumberRefusal, string>> = {
  'not-a-number': 'Type one number, like 0.31, 12k or 3e-4.',
  'decimal-comma': 'Use a point for decimals: 1.5, not 1,5.',
  'not-finite': 'That is not a number one can compare with. Type a finite one.',
};
