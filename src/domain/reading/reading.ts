import type { Comparator, Instant, Kind, Scale } from '../prediction/prediction.ts';

/**
 * How sure a reading is of itself.
 *
 * - sure: recorded at once and read back
 * - unsure: read back, recorded once the author taps "Looks right"
 * - two-way: both readings are offered
 * - partial: something is missing and asked for
 */
export type Certainty = 'sure' | 'unsure' | 'two-way' | 'partial';

/** A time at which to ask, as the line named it. */
export interface DueRead {
  readonly rule: 'time' | 'run';
  /** The first valid instant of the time named; null for the run's end. */
  readonly at: Instant | null;
  /** The words as typed, for example `tomorrow 5pm`. */
  readonly phrase: string;
}

/** A training run as a line or a link names it; what is not named is null. */
export interface RunRead {
  readonly url: string | null;
  readonly name: string | null;
  readonly source: string | null;
  readonly entity: string | null;
  readonly project: string | null;
  readonly runId: string | null;
}

/** Somebody named at the start of a line: `userId` where Slack told it, else only the name. */
export interface MentionRead {
  readonly userId: string | null;
  readonly name: string;
}

/** What a line says, one way of reading it. What it does not say is null or empty. */
export interface ClaimRead {
  readonly kind: Kind;
  readonly claim: string;
  readonly reason: string | null;
  readonly metric: string | null;
  readonly comparator: Comparator | null;
  readonly threshold: number | null;
  readonly unit: string | null;
  readonly scale: Scale;
  /** `baseline` in "beats the baseline by 1 pt"; its value today is asked for, if the author likes. */
  readonly referenceName: string | null;
  /** Whole percent that a binary claim comes true. */
  readonly percent: number | null;
  readonly low: number | null;
  readonly median: number | null;
  readonly high: number | null;
  /** Whole percent that low to high should hold. */
  readonly level: number | null;
  readonly options: readonly { readonly label: string; readonly percent: number | null }[];
  readonly due: DueRead | null;
  readonly tags: readonly string[];
  readonly run: RunRead | null;
}

/** What a reading still needs before it can be recorded. */
export type Missing = 'claim' | 'percent' | 'percents';

/** Something was understood in a way that the author should see. */
export type Note =
  | { readonly kind: 'percent-rounded'; readonly from: string; readonly percent: number }
  | { readonly kind: 'percents-mended'; readonly sum: number }
  | { readonly kind: 'level-assumed'; readonly level: number }
  | { readonly kind: 'at-least-assumed' }
  | { readonly kind: 'bare-number'; readonly percent: number }
  | { readonly kind: 'compound' }
  | { readonly kind: 'time-skipped'; readonly phrase: string };

/** Why a line cannot be recorded as it stands; `refusals.ts` has the sentences. */
export type Refusal =
  | { readonly kind: 'empty' }
  | { readonly kind: 'too-long'; readonly length: number; readonly max: number }
  | { readonly kind: 'percent-out-of-range'; readonly typed: string }
  | { readonly kind: 'percents-do-not-sum'; readonly sum: number }
  | { readonly kind: 'low-above-high'; readonly low: number; readonly high: number }
  | { readonly kind: 'number-too-large' }
  | { readonly kind: 'too-many-options'; readonly count: number; readonly max: number }
  | { readonly kind: 'option-too-long'; readonly label: string; readonly max: number }
  | { readonly kind: 'options-alike'; readonly label: string }
  | { readonly kind: 'decimal-comma'; readonly typed: string }
  | { readonly kind: 'past-time'; readonly phrase: string }
  | { readonly kind: 'too-far'; readonly phrase: string }
  | { readonly kind: 'ambiguous-date'; readonly phrase: string }
  | { readonly kind: 'no-such-time'; readonly phrase: string };

/** One typed line, read. `typed` is what the person wrote, never changed. */
export interface Reading {
  readonly typed: string;
  readonly certainty: Certainty;
  readonly read: ClaimRead;
  /** The two ways to read it, for `two-way`; else empty. */
  readonly ways: readonly ClaimRead[];
  readonly missing: readonly Missing[];
  readonly notes: readonly Note[];
  /** Every reason why it cannot be recorded as it stands; then `certainty` is `partial`. */
  readonly refusals: readonly Refusal[];
  readonly mentions: readonly MentionRead[];
}

/** What a reader needs to know besides the text. */
export interface ReadingContext {
  /** World time at which the line was typed. */
  readonly now: Instant;
  /** IANA zone of the person who typed it. */
  readonly zone: string;
  /** Metrics of which their team said that less is better, in lower case. */
  readonly lowerIsBetter?: readonly string[];
}
