/** Waits and rates of the sender, in milliseconds of machine time unless said otherwise. */
export interface JobSettings {
  /** How often to look for work when nothing wakes the sender. */
  readonly tickMs: number;
  /** How often a tracker is asked about a run that somebody waits for; less often once it has lived for hours. */
  readonly askTrackersMs: number;
  /** How long one claim may be held. */
  readonly leaseMs: number;
  /** After a send whose outcome is unknown: the first look-up, and the second, after which absence is believed. */
  readonly firstLookUpMs: number;
  readonly secondLookUpMs: number;
  /** When a message that was in doubt is searched for a second copy. */
  readonly auditMs: number;
  /** Messages per second in one channel, and how many may come at once. */
  readonly perChannel: { readonly perSecond: number; readonly burst: number };
  readonly perTeam: { readonly perSecond: number; readonly burst: number };
  /** Conversations looked at per second in one workspace. */
  readonly lookUpsPerTeam: { readonly perSecond: number; readonly burst: number };
}

/** After so many refusals because of its picture a message goes without it. */
export const PICTURE_TRIES = 5;

/** Settings for Slack as it is. */
export const slackJobSettings: JobSettings = {
  tickMs: 3000,
  askTrackersMs: 60_000,
  leaseMs: 60_000,
  firstLookUpMs: 30_000,
  secondLookUpMs: 300_000,
  auditMs: 600_000,
  perChannel: { perSecond: 1, burst: 3 },
  perTeam: { perSecond: 5, burst: 10 },
  // Slack allows an app that a company made for itself about fifty reads of history a minute.
  lookUpsPerTeam: { perSecond: 0.8, burst: 20 },
};

/** The same in the sandbox, whose history shows a message at once. */
export const sandboxJobSettings: JobSettings = {
  ...slackJobSettings,
  tickMs: 1000,
  askTrackersMs: 1000,
  firstLookUpMs: 1000,
  secondLookUpMs: 3000,
  auditMs: 5000,
  perChannel: { perSecond: 20, burst: 50 },
  perTeam: { perSecond: 100, burst: 200 },
  lookUpsPerTeam: { perSecond: 50, burst: 100 },
};
