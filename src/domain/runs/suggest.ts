import { NUMBER_MAX, type Outcome, type Prediction } from '../prediction/prediction.ts';
import { byThreshold } from '../prediction/threshold.ts';
import { numberIn, type Scalars } from './scalars.ts';

/** What a run reported of a prediction's metric, and the answer that it suggests; nobody is answered for. */
export interface Suggestion {
  /** The metric's name as the run has it. */
  readonly metric: string;
  /** Its last value; NaN for a run that diverged. */
  readonly value: number;
  /** The best one where the run reported it beside the last, and they differ; null otherwise. */
  readonly best: { readonly metric: string; readonly value: number } | null;
  /** Null where only the person can tell: another name, another scale, last or best, no threshold. */
  readonly outcome: Outcome | null;
}

type Asked = Pick<Prediction, 'kind' | 'claim' | 'metric' | 'comparator' | 'threshold' | 'unit'>;

/**
 * What the summary of a run says about a prediction; null when it has no metric of that name.
 *
 * Only a metric of the very same name suggests an answer. One of a similar name (`val_loss` for `val/loss`) is shown
 * and left to the person, as is a value that may be on another scale (0.918 for 91.8%), and a claim about what the
 * metric was at its best, or at some moment, while the run tells how it ended.
 */
export function suggestAnswer(prediction: Asked, summary: Scalars): Suggestion | null {
  if (prediction.metric === null) return null;
  const found = metricIn(summary, prediction.metric);
  if (found === null) return null;
  const { metric, value, isSame } = found;
  const best = bestBeside(summary, found);
  const isMeant = isSame && best === null && !isOfAnotherMoment(prediction.claim, metric);
  return { metric, value, best, outcome: isMeant ? outcomeOf(prediction, value) : null };
}

/** What trackers and people call the best value of a metric. */
const BEST = ['best', 'min', 'max', 'minimum', 'maximum', 'lowest', 'highest', 'peak'];

/** `best_val_loss`, `val/loss.min`: the same metric at its best, if it differs from how it ended. */
function bestBeside(summary: Scalars, last: { metric: string; value: number }): Suggestion['best'] {
  const name = plainName(last.metric);
  for (const [metric, scalar] of Object.entries(summary)) {
    const value = numberIn(scalar);
    const words = plainName(metric).split(' ');
    const isBest = words.some((word) => BEST.includes(word));
    const without = words.filter((word) => !BEST.includes(word)).join(' ');
    if (isBest && value !== null && without === name && value !== last.value) return { metric, value };
  }
  return null;
}

/** Whether the claim is about the best value, or one at some step, which the value at the end does not tell. */
function isOfAnotherMoment(claim: string, metric: string): boolean {
  if (
    plainName(metric)
      .split(' ')
      .some((word) => BEST.includes(word))
  )
    return false;
  const words = plainName(claim).split(' ');
  return words.some((word) => [...BEST, 'ever', 'step', 'epoch', 'ep'].includes(word));
}

function outcomeOf(asked: Asked, value: number): Outcome | null {
  const { kind, comparator, threshold } = asked;
  // A number that was never reached scores nothing, and no threshold is reached by it.
  const diverged = { kind: 'void', reason: 'diverged' } as const;
  if (!Number.isFinite(value)) return kind === 'numeric' ? diverged : byThreshold(null, asked);
  if (kind === 'numeric' && Math.abs(value) > NUMBER_MAX) return diverged;
  if (isOtherScale(asked, value)) return null;
  if (kind === 'numeric') return { kind: 'number', value };
  // What a float equals is for people to say.
  return kind === 'binary' && comparator !== '=' ? byThreshold(value, { comparator, threshold }) : null;
}

/** Shares are written as 0.918 and as 91.8: then nobody but the person knows which was meant. */
function isOtherScale({ unit, threshold }: Asked, value: number): boolean {
  if (unit === '%') return Math.abs(value) <= 1;
  if (threshold === null || threshold === 0 || value === 0) return false;
  const ratio = Math.abs(value / threshold);
  return ratio > 50 || ratio < 1 / 50;
}

function metricIn(summary: Scalars, name: string): { metric: string; value: number; isSame: boolean } | null {
  const numbers = Object.entries(summary).flatMap(([metric, scalar]) => {
    const value = numberIn(scalar);
    return value === null ? [] : [{ metric, value }];
  });
  const same = numbers.find(({ metric }) => metric.toLowerCase() === name.toLowerCase());
  if (same) return { ...same, isSame: true };
  const alike = numbers.filter(({ metric }) => plainName(metric) === plainName(name));
  const [only] = alike;
  return only && alike.length === 1 ? { ...only, isSame: false } : null;
}

/** `val/loss`, `val_loss`, `eval.loss` and `validation-loss` are likely one metric, but only likely. */
function plainName(name: string): string {
  return name
    .toLowerCase()
    .split(/[^a-z0-9]+/)
    .map((word) => (['eval', 'valid', 'validation', 'dev'].includes(word) ? 'val' : word))
    .join(' ')
    .trim();
}
