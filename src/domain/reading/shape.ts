import { OPTION_MAX, OPTIONS_MAX } from '../prediction/prediction.ts';
import { findInterval } from './extract/interval.ts';
import { findReference, metricAfter, metricBefore, withoutFiller } from './extract/names.ts';
import type { OptionsFound } from './extract/options.ts';
import { findThreshold } from './extract/threshold.ts';
import { tidy } from './normalise.ts';
import { mendPercents } from './numbers/percent.ts';
import type { ClaimRead, Note, Refusal } from './reading.ts';

/** What a line says besides its claim, and the text in which the claim is left. */
export interface Found {
  readonly text: string;
  readonly reason: string | null;
  readonly due: ClaimRead['due'];
  readonly tags: readonly string[];
  readonly run: ClaimRead['run'];
  readonly percent: number | null;
  /** Metrics of which the team said that less is better. */
  readonly lowerIsBetter: readonly string[];
}

/** A claim in one of the three shapes, with what to tell its author. */
export interface Shaped {
  readonly read: ClaimRead;
  readonly notes: readonly Note[];
  readonly refusals: readonly Refusal[];
}

/** The level of an interval that names none. */
export const DEFAULT_LEVEL = 80;

/** Will it happen? With a threshold where the text names one. */
export function binaryRead(found: Found): Shaped {
  const threshold = findThreshold(found.text, found.lowerIsBetter);
  const isTooLarge = threshold !== null && !Number.isFinite(threshold.threshold);
  const read: ClaimRead = {
    ...common(found),
    kind: 'binary',
    percent: found.percent,
    metric: threshold
      ? (metricBefore(found.text, threshold.start) ?? metricAfter(found.text, threshold.end))
      : null,
    comparator: threshold?.comparator ?? null,
    threshold: isTooLarge ? null : (threshold?.threshold ?? null),
    unit: threshold?.unit ?? null,
  };
  return {
    read,
    notes: threshold?.isAssumed ? [{ kind: 'at-least-assumed' }] : [],
    refusals: isTooLarge ? [{ kind: 'number-too-large' }] : [],
  };
}

/** What value? Null unless the text names a range. */
export function numericRead(found: Found): Shaped | null {
  const interval = findInterval(found.text);
  if (!interval) return null;
  const { low, high, unit } = interval;
  const isTooLarge = ![low, interval.median ?? 0, high].every(Number.isFinite);
  const level = found.percent ?? DEFAULT_LEVEL;
  const metric = metricBefore(found.text, interval.start);
  const read: ClaimRead = {
    ...common(found),
    kind: 'numeric',
    metric,
    unit,
    ...(isTooLarge ? {} : { low, median: interval.median, high }),
    level,
    scale: isRatioQuantity(metric ?? found.text, unit) && low > 0 ? 'log' : 'linear',
  };
  return {
    read,
    notes: found.percent === null ? [{ kind: 'level-assumed', level }] : [],
    refusals: [
      ...(isTooLarge ? [{ kind: 'number-too-large' as const }] : []),
      ...(low > high ? [{ kind: 'low-above-high' as const, low, high }] : []),
      ...(level < 1 || level > 99 ? [{ kind: 'percent-out-of-range' as const, typed: `${level}%` }] : []),
    ],
  };
}

/** Which of these? */
export function choiceRead(found: Found, listed: OptionsFound): Shaped {
  const percents = listed.options.flatMap((option) => option.percent ?? []);
  const isComplete = percents.length === listed.options.length;
  const sum = percents.reduce((total, percent) => total + percent, 0);
  const mended = isComplete ? mendPercents(percents) : null;
  const claim = withoutFiller(tidy(listed.claim));
  const read: ClaimRead = {
    ...common(found),
    kind: 'choice',
    claim,
    options: listed.options.map((option, index) => ({
      label: option.label,
      percent: mended?.[index] ?? option.percent,
    })),
  };
  const isMended = mended?.some((percent, index) => percent !== percents[index]);
  return {
    read,
    notes: isMended ? [{ kind: 'percents-mended', sum }] : [],
    refusals: [
      ...optionRefusals(read),
      ...(isComplete && !mended ? [{ kind: 'percents-do-not-sum' as const, sum }] : []),
    ],
  };
}

function optionRefusals(read: ClaimRead): Refusal[] {
  const labels = read.options.map((option) => option.label);
  const long = labels.find((label) => label.length > OPTION_MAX);
  const twice = labels.find((label, index) => labels.indexOf(label) !== index);
  return [
    ...(labels.length > OPTIONS_MAX
      ? [{ kind: 'too-many-options' as const, count: labels.length, max: OPTIONS_MAX }]
      : []),
    ...(long === undefined ? [] : [{ kind: 'option-too-long' as const, label: long, max: OPTION_MAX }]),
    ...(twice === undefined ? [] : [{ kind: 'options-alike' as const, label: twice }]),
  ];
}

function common(found: Found): ClaimRead {
  const claim = withoutFiller(tidy(found.text));
  return {
    kind: 'binary',
    claim,
    reason: found.reason,
    metric: null,
    comparator: null,
    threshold: null,
    unit: null,
    scale: 'linear',
    referenceName: findReference(claim),
    percent: null,
    low: null,
    median: null,
    high: null,
    level: null,
    options: [],
    due: found.due,
    tags: found.tags,
    run: found.run,
  };
}

/** Quantities of which people think in ratios: losses, perplexities, rates, times, costs. */
function isRatioQuantity(text: string, unit: string | null): boolean {
  if (unit !== null && /^(?:h|min|s|ms|µs|us|d|USD|EUR|.+\/s|[KMGT]i?B|steps|ep)$/.test(unit)) return true;
  return /\b\w*(?:loss|ppl|perplexity|throughput|cost|time|duration|latency|norm|bpb|nll|mse|mae|hours)\b/i.test(
    text,
  );
}
