/** What must be true of one prediction, without a database, a sender or Slack. */
export interface Modelled {
  readonly id: string;
  readonly recordedAt: number;
  state: 'open' | 'answered' | 'withdrawn' | 'void';
  /** The percent that is scored: the last one said within ten minutes of the first. */
  percent: number;
  askedId: string;
  due: number;
  /** It fell due once, or was answered once: no more forecasts. */
  isClosed: boolean;
  /** Its present due time has come and was noticed. */
  isAsked: boolean;
  outcome: 'yes' | 'no' | null;
  answeredAt: number;
}

/** Every prediction there must be, in the order of recording; those withdrawn without trace too. */
export interface Model {
  readonly predictions: Modelled[];
}

export const MINUTE = 60_000;
export const TEN_MINUTES = 10 * MINUTE;
export const DAY = 24 * 60 * MINUTE;

/** What Hunch says to somebody who withdraws one at a moment. */
export function withdrawal({ state, isAsked, due, recordedAt }: Modelled, now: number) {
  if (state === 'withdrawn' || state === 'void') return 'already';
  if (state === 'answered') return 'answered';
  if (isAsked || due <= now) return 'due';
  return now - recordedAt <= TEN_MINUTES ? 'withdrawn' : 'void';
}

/** Time has come to `now`, and every job has looked. */
export function timePassed(model: Model, now: number): void {
  for (const one of model.predictions) {
    if (one.state !== 'open' || one.due > now) continue;
    one.isClosed = true;
    one.isAsked = true;
  }
}

/** Squared distance between what was said and what happened, 0 to 1. */
export const brierOf = ({ percent, outcome }: Modelled) => (percent / 100 - (outcome === 'yes' ? 1 : 0)) ** 2;
