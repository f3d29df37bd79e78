import type { Due, ForecastValue, Prediction } from '../prediction/prediction.ts';
import type { ClaimRead } from '../reading/reading.ts';
import { wallOf } from '../time/wall.ts';
import type { RecordForm } from './form.ts';
import { typedWords } from './typed-words.ts';

/** The form filled with what was understood of a line; without a claim the line itself stands there. */
export function formOf(read: ClaimRead, typed: string): Partial<RecordForm> {
  return {
    kind: read.kind,
    claim: read.claim === '' ? typedWords(typed) : read.claim,
    percent: text(read.percent),
    metric: read.metric ?? '',
    unit: read.unit ?? '',
    low: text(read.low),
    median: text(read.median),
    high: text(read.high),
    level: text(read.level),
    scale: read.scale,
    options: read.options.map(({ label, percent }) => `${label} ${text(percent)}`.trim()).join('\n'),
    whenTyped: read.due?.phrase ?? '',
    run: read.run?.url ?? read.run?.name ?? '',
    tags: read.tags,
    because: read.reason ?? '',
    reference: read.referenceName ?? '',
  };
}

/** When to ask in words that the field understands, whenever they are read: `2026-11-27 15:00`. */
export function whenWords(due: Due, zone: string): string {
  if (due.rule === 'run') return 'when the run finishes';
  const { date, time } = wallOf(due.at, zone);
  return `${date} ${time}`;
}

/** The form filled with a recorded prediction and what its author said last. */
export function formOfPrediction(
  prediction: Prediction,
  value: ForecastValue,
  zone: string,
): Partial<RecordForm> {
  const { reference, run } = prediction;
  return {
    kind: prediction.kind,
    claim: prediction.claim,
    metric: prediction.metric ?? '',
    unit: prediction.unit ?? '',
    scale: prediction.scale,
    ...valueFields(value, prediction.options),
    whenTyped: whenWords(prediction.due, zone),
    run: run.url ?? run.label ?? '',
    tags: prediction.tags,
    because: prediction.reason ?? '',
    reference: reference === null ? '' : `${reference.name} ${text(reference.value)}`.trim(),
    hidesForecasts: prediction.hidesForecasts,
  };
}

/**
 * The form for saying something like it once more: when to ask is said anew, and so is the run where that one may have
 * shown its answer already.
 */
export function againForm(
  prediction: Pick<Prediction, 'closedAt'>,
  form: Partial<RecordForm>,
): Partial<RecordForm> {
  return { ...form, whenTyped: '', ...(prediction.closedAt === null ? {} : { run: '' }) };
}

function valueFields(value: ForecastValue, options: readonly string[]): Partial<RecordForm> {
  switch (value.kind) {
    case 'binary':
      return { percent: text(value.percent) };
    case 'choice':
      return { options: options.map((label, at) => `${label} ${value.percents[at] ?? ''}`).join('\n') };
    case 'numeric':
      return {
        low: text(value.low),
        median: value.isMedianImputed ? '' : text(value.median),
        high: text(value.high),
        level: text(value.level),
      };
  }
}

const text = (value: number | null): string => (value === null ? '' : String(value));
