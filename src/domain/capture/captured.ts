import type { Note } from '../reading/reading.ts';

/** Somebody whom a line names before its claim. */
export interface NamedPerson {
  readonly predictionId: string;
  readonly userId: string;
  readonly name: string;
}

/**
 * What became of what somebody typed: ids only, so that it can wait in a row or a button and be shown from what is
 * stored when it is shown.
 */
export interface Captured {
  readonly predictionIds: readonly string[];
  readonly draftIds: readonly string[];
  /** What the author should notice about the readings, said once. */
  readonly notes: readonly Note[];
  /** People named before a claim, whom its author may ask to forecast too. */
  readonly named: readonly NamedPerson[];
  /** True when lines beyond the first eight were kept as drafts without being shown. */
  readonly isCut: boolean;
  /** Drafts of which one of two readings was chosen, by id. */
  readonly chosen: Readonly<Record<string, 0 | 1>>;
  /** Channel in which Hunch asks whether to share; null where the answer is known or nobody would read it. */
  readonly offerChannelId: string | null;
  /** Why something recorded could not be shared as wished, and where. */
  readonly notShared: NotShared | null;
}

/**
 * Why a prediction is not shared: `bot-not-in-channel` Hunch must be invited first · `channel-unknown` Slack does not
 * show Hunch the channel · `channel-archived` nobody can post there · `not-a-member` the author is not in it ·
 * `already-shared` it has its channel · `not-yours` · `withdrawn`.
 */
export type ShareRefusal =
  | 'bot-not-in-channel'
  | 'channel-unknown'
  | 'channel-archived'
  | 'not-a-member'
  | 'already-shared'
  | 'not-yours'
  | 'withdrawn';

/** A wish to share that was not met. */
export interface NotShared {
  readonly channelId: string;
  readonly because: ShareRefusal;
  /** Where its card stands, if it has one and Slack told. */
  readonly cardLink: string | null;
}

/** Nothing captured. */
export const NOTHING_CAPTURED: Captured = {
  predictionIds: [],
  draftIds: [],
  notes: [],
  named: [],
  isCut: false,
  chosen: {},
  offerChannelId: null,
  notShared: null,
};
