/**
 * Terminology
 *
 * - prediction: a claim recorded by its author, with a time at which to ask for the outcome
 * - claim: the sentence that turns out true or false, or names the quantity or the options
 * - forecast: what one person said at one moment; never edited, saying something new is a new one
 * - scored forecast: a person's last forecast within ten minutes of their first on that prediction
 * - late: a first forecast given when the answer may already have leaked; kept out of every shared figure
 * - outcome: what happened; void cannot be judged and is never scored
 * - author, forecaster, asked: who recorded it, who gave a forecast, who is asked for the outcome
 * - due: the moment at which Hunch asks; waiting: due and unanswered
 * - surprise: how unexpected the outcome was, in bits
 */

/** An instant as UTC ISO text with milliseconds, for example `2026-03-02T08:00:00.000Z`; sorts as text. */
export type Instant = string;

/** Will it happen? What value? Which of these? */
export type Kind = 'binary' | 'numeric' | 'choice';

export type Comparator = '<' | '<=' | '>' | '>=' | '=';

/** How people think of a quantity: differences (linear) or ratios (log). */
export type Scale = 'linear' | 'log';

/** Names one prediction inside one workspace. */
export interface PredictionKey {
  readonly teamId: string;
  readonly id: string;
}

/** What one person says: a whole percent, three numbers at a level, or whole percents that sum to 100. */
export type ForecastValue =
  | { readonly kind: 'binary'; readonly percent: number }
  | {
      readonly kind: 'numeric';
      readonly low: number;
      readonly median: number;
      readonly high: number;
      /** Whole percent that the interval should hold, 1 to 99. */
      readonly level: number;
      /** True when only low and high were given and the median is their midpoint on the scale. */
      readonly isMedianImputed: boolean;
    }
  | { readonly kind: 'choice'; readonly percents: readonly number[] };

/** One row: what one person said at one moment. */
export interface Forecast {
  readonly id: string;
  readonly predictionId: string;
  readonly userId: string;
  readonly givenAt: Instant;
  readonly value: ForecastValue;
  readonly isLate: boolean;
  /** Age of the run in seconds when it was given, where a run was known. */
  readonly ageSeconds: number | null;
}

export type VoidReason = 'cannot-tell' | 'withdrawn' | 'diverged' | 'admin';

/** What happened. `option` counts from 0 in the order of the options. */
export type Outcome =
  | { readonly kind: 'yes' }
  | { readonly kind: 'no' }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'option'; readonly option: number }
  | { readonly kind: 'void'; readonly reason: VoidReason };

/** Why it came out otherwise than expected, in the person's own judgement. */
export type Why = 'wrong-belief' | 'bug' | 'luck' | 'cannot-tell';

/** An outcome together with who gave it and what they said about it. */
export interface Answer {
  /** Names this act of answering; Undo names it back. */
  readonly id: string;
  readonly outcome: Outcome;
  readonly at: Instant;
  readonly by: string;
  readonly note: string | null;
  readonly lesson: string | null;
  readonly why: Why | null;
}

/** When to ask: at a time, or when the run finishes, with the time as the fallback. */
export interface Due {
  readonly rule: 'time' | 'run';
  /** The time, or the fallback of `run`. */
  readonly at: Instant;
  /** The words the author used, if any. */
  readonly phrase: string | null;
  /** False when Hunch chose the time because none was given. */
  readonly isChosen: boolean;
}

/** What a prediction says: what an edit may replace. */
export interface Said {
  readonly kind: Kind;
  readonly claim: string;
  readonly reason: string | null;
  readonly metric: string | null;
  readonly comparator: Comparator | null;
  readonly threshold: number | null;
  readonly unit: string | null;
  readonly scale: Scale;
  /** What would matter, in the quantity's unit; divides numeric scores. */
  readonly scoringUnit: number | null;
  readonly reference: { readonly name: string; readonly value: number | null } | null;
  readonly options: readonly string[];
  readonly tags: readonly string[];
  readonly run: { readonly rowId: string | null; readonly label: string | null; readonly url: string | null };
}

/** A claim recorded by its author, as the store returns it. */
export interface Prediction extends PredictionKey, Said {
  readonly authorId: string;
  readonly askedId: string;
  readonly recordedAt: Instant;
  readonly due: Due;
  /** Counts the due times: 1 at first, one more whenever it is set anew. */
  readonly dueSeq: number;
  readonly wakesAtNight: boolean;
  /** When forecasts closed: first due, run's end or outcome, whichever came first; null while open. */
  readonly closedAt: Instant | null;
  /** When the present due time came and was noticed; null before. */
  readonly fellDueAt: Instant | null;
  readonly hidesForecasts: boolean;
  readonly sharedChannelId: string | null;
  readonly editedAt: Instant | null;
  readonly withdrawnAt: Instant | null;
  /** How often it has been answered, undone answers included; part of what makes each answer's messages unique. */
  readonly answerSeq: number;
  readonly answer: Answer | null;
}

/** The longest claim, in UTF-16 units; Slack shows 3,000 in a section, and the follow-up adds lines of its own. */
export const CLAIM_MAX = 600;
/** The longest reason, note or lesson, in UTF-16 units. */
export const PROSE_MAX = 600;
/** The longest option label, so that it fits a Slack button (75) with room for a percent. */
export const OPTION_MAX = 60;
/** Numbers beyond this are not reckoned with: their scores would leave the range of doubles. */
export const NUMBER_MAX = 1e100;
/** Options a choice may have. */
export const OPTIONS_MIN = 2;
export const OPTIONS_MAX = 8;
/** Tags on one prediction, and the length of one. */
export const TAGS_MAX = 8;
export const TAG_MAX = 40;
