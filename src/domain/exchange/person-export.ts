import type { MemberChoices } from '../people/member.ts';
import type { Answer, Forecast, Instant, Prediction } from '../prediction/prediction.ts';

/** What a file must say of itself to be read back. */
export const EXPORT_FORMAT = 'hunch-export';
export const EXPORT_VERSION = 1;

/** Everything that Hunch keeps of one person, as it is given to them. */
export interface PersonExport {
  readonly format: typeof EXPORT_FORMAT;
  readonly version: typeof EXPORT_VERSION;
  readonly exportedAt: Instant;
  readonly person: { readonly userId: string; readonly name: string; readonly choices: MemberChoices };
  /** Oldest first. */
  readonly predictions: readonly ExportedPrediction[];
  readonly drafts: readonly { readonly text: string; readonly typedAt: Instant }[];
  readonly trackerNames: readonly { readonly tracker: string; readonly name: string }[];
  /** Never their secrets, which are kept nowhere. */
  readonly tokens: readonly {
    readonly label: string;
    readonly madeAt: Instant;
    readonly lastUsedAt: Instant | null;
  }[];
}

/**
 * A prediction that the person recorded, forecast on or was asked about, with their own forecasts and nobody else's.
 * Of one that another person recorded: what they may see of it, without that person's reason, note and lesson.
 */
export interface ExportedPrediction
  extends Omit<
    Prediction,
    'teamId' | 'authorId' | 'askedId' | 'run' | 'sharedChannelId' | 'withdrawnAt' | 'answer'
  > {
  readonly isOwn: boolean;
  /** Name of the channel it is shared in; a file that is read back shares nothing. */
  readonly sharedIn: string | null;
  readonly run: { readonly label: string | null; readonly url: string | null };
  /** Every one, oldest first: the scored one and its updates. */
  readonly forecasts: readonly Omit<Forecast, 'predictionId' | 'userId'>[];
  readonly answer: Omit<Answer, 'by'> | null;
  /** Null before an outcome, for void and without a forecast. */
  readonly score: {
    readonly surpriseBits: number;
    readonly brier: number | null;
    readonly wis: number | null;
  } | null;
}
