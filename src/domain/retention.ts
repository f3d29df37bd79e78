/** How long what need not be kept for ever is kept, in days. */
export interface Retention {
  /** What was typed in the DM, and the keys of requests (machine time). */
  readonly inboxDays: number;
  /** The wording of what was sent; that it was sent stays. */
  readonly bodyDays: number;
  /** What was typed and not recorded. */
  readonly draftDays: number;
  /** The config and metrics of a run after its last report. */
  readonly runDetailDays: number;
}

/** What holds where nothing is set. */
export const DEFAULT_RETENTION: Retention = { inboxDays: 7, bodyDays: 30, draftDays: 7, runDetailDays: 365 };
