import type { RecordForm } from '../capture/form.ts';
import type { Comparator, Prediction, Scale } from '../prediction/prediction.ts';

/** What a team once said of a metric, to be offered the next time. */
export interface MetricMemory {
  /** Whether less is better or more is; null where nobody said. */
  readonly direction: 'lower' | 'higher' | null;
  /** Scale on which numbers of it were forecast last. */
  readonly scale: Scale | null;
  readonly unit: string | null;
  /** How much it varies, on the scoring scale; divides scores. */
  readonly scoringUnit: number | null;
  /** Value of the baseline, as last typed. */
  readonly reference: number | null;
}

/** A metric of which nothing is known. */
export const NOTHING_REMEMBERED: MetricMemory = {
  direction: null,
  scale: null,
  unit: null,
  scoringUnit: null,
  reference: null,
};

/** The key of a metric: people write `Val_Loss` and `val_loss`. */
export const metricKey = (metric: string): string => metric.trim().toLowerCase();

/**
 * What is known of a metric after one more prediction about it. Unit, scale and baseline are what was said last; the
 * direction is what was said first, since a later `val_loss > 2` is more often a fear than a wish.
 */
export function afterPrediction(
  before: MetricMemory,
  said: Pick<Prediction, 'kind' | 'comparator' | 'unit' | 'scale' | 'reference'>,
): MetricMemory {
  return {
    direction: before.direction ?? directionOf(said.comparator),
    scale: said.kind === 'numeric' ? said.scale : before.scale,
    unit: said.unit ?? before.unit,
    scoringUnit: before.scoringUnit,
    reference: said.reference?.value ?? before.reference,
  };
}

function directionOf(comparator: Comparator | null): MetricMemory['direction'] {
  if (comparator === null || comparator === '=') return null;
  return comparator.startsWith('<') ? 'lower' : 'higher';
}

/** A form in which what was left out about its metric is filled in, for the author to see and change. */
export function withMemory(
  form: Partial<RecordForm>,
  { unit, scale, reference }: MetricMemory,
): Partial<RecordForm> {
  const names = form.reference?.trim() ?? '';
  const hasValue = /\d\s*\S{0,3}$/.test(names);
  return {
    ...form,
    ...(unit !== null && !form.unit ? { unit } : {}),
    ...(scale !== null && form.kind === 'numeric' ? { scale } : {}),
    ...(reference !== null && names !== '' && !hasValue ? { reference: `${names} ${reference}` } : {}),
  };
}
