import { type ForecastValue, OPTION_MAX, OPTIONS_MAX, OPTIONS_MIN } from '../../prediction/prediction.ts';
import { mendPercents, readPercent } from '../../reading/numbers/percent.ts';
import type { FormField, FormProblems, RecordForm } from '../form.ts';
import { intervalOf } from '../proposal-of.ts';
import { numberProblem, readNumberField } from './number.ts';

/** What the fields of one kind say: a value, or what is wrong with them. */
export interface ValueReading {
  readonly value: ForecastValue | null;
  readonly options: readonly string[];
  readonly problems?: FormProblems;
}

/** How likely a claim is. */
export function readBinaryFields(form: Pick<RecordForm, 'percent'>): ValueReading {
  const read = readPercent(form.percent);
  if (typeof read === 'string')
    return { value: null, options: [], problems: { percent: PERCENT_PROBLEM[read] } };
  return { value: { kind: 'binary', percent: read.percent }, options: [] };
}

/** Low, most likely, high and how sure. */
export function readNumericFields(
  form: Pick<RecordForm, 'low' | 'median' | 'high' | 'level' | 'scale'>,
): ValueReading {
  const problems: Partial<Record<FormField, string>> = {};
  const number = (field: 'low' | 'median' | 'high'): number | null => {
    const read = readNumberField(form[field]);
    if (typeof read === 'number') return read;
    problems[field] = numberProblem(read);
    return null;
  };
  const low = number('low');
  const high = number('high');
  const median = form.median.trim() === '' ? null : number('median');
  const level = readLevel(form.level);
  if (level === 'wrong') problems.level = 'A whole percent between 1 and 99, like 80.';
  if (low !== null && high !== null) Object.assign(problems, orderProblems(low, median, high, form.scale));
  if (low === null || high === null || level === 'wrong' || Object.keys(problems).length > 0)
    return { value: null, options: [], problems };
  return { value: intervalOf(low, median, high, level, form.scale), options: [] };
}

/** One option a line, each with its percent. */
export function readChoiceFields(form: Pick<RecordForm, 'options'>): ValueReading {
  const lines = form.options
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const read = lines.map(readOption);
  const labels = read.map((option) => option.label);
  const wrong = (options: string): ValueReading => ({ value: null, options: [], problems: { options } });
  if (lines.length < OPTIONS_MIN || lines.length > OPTIONS_MAX)
    return wrong(`Give ${OPTIONS_MIN} to ${OPTIONS_MAX} options, one a line; there are ${lines.length}.`);
  const long = labels.find((label) => label.length > OPTION_MAX);
  if (long !== undefined) return wrong(`Keep each option to ${OPTION_MAX} characters: “${long}”.`);
  if (new Set(labels.map((label) => label.toLowerCase())).size < labels.length)
    return wrong('Two options are the same.');
  const percents = read.flatMap((option) => option.percent ?? []);
  if (percents.length < lines.length) return wrong('End each line with a percent: “still improving 45”.');
  const mended = mendPercents(percents);
  const sum = percents.reduce((total, percent) => total + percent, 0);
  if (mended === null) return wrong(`The percents sum to ${Number(sum.toFixed(2))}; they must sum to 100.`);
  return { value: { kind: 'choice', percents: mended }, options: labels };
}

/** One percent for each option of a prediction that somebody else recorded; the problem is the first field's. */
export function readOptionPercents(
  typed: readonly string[],
): { readonly percents: readonly number[] } | { readonly problem: string; readonly position: number } {
  const read = typed.map((text) => readPercent(text));
  const wrong = read.findIndex((percent) => typeof percent === 'string');
  const refused = read[wrong];
  if (typeof refused === 'string') return { problem: PERCENT_PROBLEM[refused], position: wrong };
  const percents = read.flatMap((percent) => (typeof percent === 'string' ? [] : percent.percent));
  const mended = mendPercents(percents);
  if (mended) return { percents: mended };
  const sum = percents.reduce((total, percent) => total + percent, 0);
  return { problem: `The percents sum to ${sum}; they must sum to 100.`, position: typed.length - 1 };
}

const PERCENT_PROBLEM = {
  'not-a-percent': 'Type a percent: 70, 70%, 7/10 or 3:1.',
  'out-of-range': 'A percent lies between 0 and 100.',
} as const;

function readLevel(typed: string): number | null | 'wrong' {
  if (typed.trim() === '') return null;
  const read = readPercent(typed);
  return typeof read === 'string' || read.percent < 1 || read.percent > 99 ? 'wrong' : read.percent;
}

function orderProblems(
  low: number,
  median: number | null,
  high: number,
  scale: RecordForm['scale'],
): FormProblems {
  if (low > high) return { high: `High is below low (${low}). Swap them, or correct one.` };
  if (scale === 'log' && low <= 0)
    return { low: 'Ratios need numbers above 0. Choose plain differences instead.' };
  if (median !== null && (median < low || median > high))
    return { median: `The most likely value lies between low (${low}) and high (${high}).` };
  return {};
}

/** `still improving 45%`: the label and the percent at its end; without one the whole line is the label. */
function readOption(line: string): { readonly label: string; readonly percent: number | null } {
  const split = /^(.*\S)\s*[\s:=-]\s*(\S+)$/.exec(line);
  const read = split ? readPercent(split[2] ?? '') : 'not-a-percent';
  if (typeof read === 'string') return { label: line, percent: null };
  return { label: (split?.[1] ?? line).replace(/[\s:=-]+$/, ''), percent: read.percent };
}
