/** What an admin may switch off for a whole workspace. */
export interface Switches {
  /** Predicting by a plain message in the DM; answers typed there are always taken. */
  readonly takesMessages: boolean;
  /** Questions at the start of runs. */
  readonly promptsRuns: boolean;
  /** The message shortcut "Predict about this". */
  readonly hasShortcut: boolean;
}

/** A workspace in which nothing was switched off. */
export const ALL_ON: Switches = { takesMessages: true, promptsRuns: true, hasShortcut: true };
