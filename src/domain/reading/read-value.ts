import type { Forecast, Prediction } from '../prediction/prediction.ts';
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

/** Values so many interval widths outside everything forecast look like a slip of the pen. */
const FAR_WIDTHS = 20;

/**
 * Why a value looks as if it were not what was meant, in a sentence: 0.918 where 91.8 was forecast, or far outside
 * everything forecast. Null where it looks right.
 */
export function doubtAbout(
  value: number,
  prediction: Prediction,
  forecasts: readonly Forecast[],
): string | null {
  const said = forecasts.flatMap((forecast) => (forecast.value.kind === 'numeric' ? [forecast.value] : []));
  if (said.length === 0) return null;
  const low = Math.min(...said.map((one) => one.low));
  const high = Math.max(...said.map((one) => one.high));
  if (value >= low && value <= high) return null;
  const unit = prediction.unit === null ? '' : prediction.unit === '%' ? '%' : ` ${prediction.unit}`;
  const isIn = (scaled: number) => scaled >= low / 2 && scaled <= high * 2 && scaled > 0;
  for (const factor of [100, 0.01])
    if (isIn(value * factor) && !isIn(value))
      return `The forecasts lay between ${low} and ${high}${unit}, so this looks like ${Number((value * factor).toPrecision(6))} written as ${value}. Is it really ${value}?`;
  const width = Math.max(high - low, Math.abs(high) * 0.01, Number.MIN_VALUE);
  const distance = value < low ? low - value : value - high;
  if (distance <= FAR_WIDTHS * width) return null;
  return `The forecasts lay between ${low} and ${high}${unit}. Is it really ${value}?`;
}
