import type { Forecast, Prediction, Scale } from './prediction.ts';
import { numberWords } from './words.ts';

/** So many interval widths outside everything forecast looks like a slip of the pen. */
const FAR_WIDTHS = 10;
/** A percent typed as a share, or a share as a percent. */
const SLIPS = [100, 0.01] as const;

/**
 * Why a value looks as if it were not what was meant, in a sentence: 0.918 where 91.8 was forecast, or far outside
 * everything forecast.
 *
 * @param value finite
 * @returns null where it looks right, or nobody forecast a number
 */
export function doubtAbout(
  value: number,
  prediction: Pick<Prediction, 'unit' | 'scale'>,
  forecasts: readonly Pick<Forecast, 'value'>[],
): string | null {
  const said = forecasts.flatMap((forecast) => (forecast.value.kind === 'numeric' ? [forecast.value] : []));
  if (said.length === 0) return null;
  const low = Math.min(...said.map((one) => one.low));
  const high = Math.max(...said.map((one) => one.high));
  if (value >= low && value <= high) return null;
  const words = (number: number) => numberWords(number, prediction.unit);
  const between = `The forecasts lay between ${words(low)} and ${words(high)}`;
  const isNear = (scaled: number) => scaled > 0 && scaled >= low / 2 && scaled <= high * 2;
  const meant = SLIPS.map((factor) => Number((value * factor).toPrecision(12))).find(isNear);
  if (meant !== undefined && !isNear(value))
    return `${between}, so this looks like ${words(meant)} written as ${words(value)}. Is it really ${words(value)}?`;
  return isFar(value, low, high, prediction.scale) ? `${between}. Is it really ${words(value)}?` : null;
}

/** Whether a value lies many widths outside an interval, in ratios on the log scale. */
function isFar(value: number, low: number, high: number, scale: Scale): boolean {
  if (scale === 'log' && low > 0)
    return value <= 0 || isFar(Math.log(value), Math.log(low), Math.log(high), 'linear');
  // A point forecast has no width: a hundredth of its size stands in.
  const width = Math.max(high - low, Math.abs(high) * 0.01, Number.MIN_VALUE);
  return Math.max(low - value, value - high) > FAR_WIDTHS * width;
}
