import { NUMBER, numberOf, SUFFIX, UNIT } from './numbers/quantity.ts';

/** A typed value: a finite number, one that is none (`NaN`, `inf`), or something else. */
export type ValueRead =
  | { readonly kind: 'number'; readonly value: number; readonly rest: string }
  | { readonly kind: 'not-finite'; readonly rest: string }
  | { readonly kind: 'decimal-comma' }
  | { readonly kind: 'none' };

/** Reads a number at the start of a text: `0.342`, `12k tok/s`, `$400`, `NaN`, `91.8%, better than ever`. */
export function readValue(text: string): ValueRead {
  const typed = text.trim().replaceAll(/[−–—]/g, '-');
  const none = /^[-+]?(?:nan|inf(?:inity)?|∞)(?![\w])/i.exec(typed);
  if (none) return { kind: 'not-finite', rest: afterValue(typed.slice(none[0].length)) };
  if (/^[-+]?(?:0+,\d|\d+,\d{1,2}(?!\d))/.test(typed)) return { kind: 'decimal-comma' };
  const match = new RegExp(
    String.raw`^[$€~≈]?\s*(${NUMBER})(${SUFFIX})?\s*(?:${UNIT})?(?=$|[\s,;:.)-])`,
    'i',
  ).exec(typed);
  if (!match) return { kind: 'none' };
  const value = numberOf(match[1] ?? '', match[2]);
  if (!Number.isFinite(value)) return { kind: 'not-finite', rest: afterValue(typed.slice(match[0].length)) };
  return { kind: 'number', value, rest: afterValue(typed.slice(match[0].length)) };
}

/** What stands behind a value, without the punctuation that parts them. */
function afterValue(rest: string): string {
  return rest.replace(/^[\s,;:.-]+/, '').trim();
}
