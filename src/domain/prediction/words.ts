import type { Comparator, ForecastValue, Prediction } from './prediction.ts';

/** What a number needs around it to be read. */
export interface ValueFrame {
  readonly unit: string | null;
  readonly options: readonly string[];
}

/**
 * A number as somebody gave it, exactly, with its unit: `12,000 tok/s`, `0.35`, `45%`, `$400`, `3e-7`.
 *
 * @param value any finite number
 */
export function numberWords(value: number, unit: string | null = null): string {
  const digits = exact(value);
  if (unit === null || unit === '') return digits;
  if (unit === '%') return `${digits}%`;
  if (unit === 'USD') return digits.startsWith('-') ? `-$${digits.slice(1)}` : `$${digits}`;
  return `${digits} ${unit}`;
}

/** A forecast as its forecaster said it: `70%`, `0.31 to 0.38, most likely 0.34 (80% sure)`, `NaN 10% · …`. */
export function forecastWords(value: ForecastValue, frame: ValueFrame): string {
  switch (value.kind) {
    case 'binary':
      return `${value.percent}%`;
    case 'choice':
      return value.percents
        .map((percent, position) => `${frame.options[position] ?? '?'}: ${percent}%`)
        .join(' · ');
    case 'numeric': {
      const range = `${exact(value.low)} to ${numberWords(value.high, frame.unit)}`;
      const middle = value.isMedianImputed ? '' : `, most likely ${numberWords(value.median, frame.unit)}`;
      return `${range}${middle} (${value.level}% sure)`;
    }
  }
}

/** The same in a few characters, for lists of several people's: `70%`, `6 to 9 h`, `works 90%` (the likeliest option). */
export function shortForecastWords(value: ForecastValue, frame: ValueFrame): string {
  switch (value.kind) {
    case 'binary':
      return `${value.percent}%`;
    case 'numeric':
      return `${exact(value.low)} to ${numberWords(value.high, frame.unit)}`;
    case 'choice': {
      const likeliest = value.percents.indexOf(Math.max(...value.percents));
      return `${frame.options[likeliest] ?? '?'} ${value.percents[likeliest] ?? 0}%`;
    }
  }
}

/** The structure of a claim: `val_loss < 0.35`; null where it has none. */
export function thresholdWords(
  prediction: Pick<Prediction, 'metric' | 'comparator' | 'threshold' | 'unit'>,
): string | null {
  const { metric, comparator, threshold, unit } = prediction;
  if (comparator === null || threshold === null) return null;
  return `${metric ?? 'value'} ${SIGN[comparator]} ${numberWords(threshold, unit)}`;
}

const SIGN: Readonly<Record<Comparator, string>> = { '<': '<', '<=': '≤', '>': '>', '>=': '≥', '=': '=' };

/** Numbers this small or large read better with an exponent. */
const SMALL = 1e-4;
const LARGE = 1e9;

function exact(value: number): string {
  const size = Math.abs(value);
  if (size !== 0 && (size < SMALL || size >= LARGE)) return Number(value.toPrecision(10)).toExponential();
  return value.toLocaleString('en', { maximumSignificantDigits: 10 });
}
