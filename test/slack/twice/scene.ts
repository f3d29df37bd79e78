import type { Stage } from './stage.ts';

/** Something that people do, with the listeners that hear of it. */
export interface Scene {
  readonly title: string;
  /** Names as in listeners.ts. */
  readonly hears: readonly string[];
  play(stage: Stage): Promise<unknown>;
}

/** A Monday, 09:00 in Berlin. */
export const MONDAY = '2026-11-23T08:00:00.000Z';
/** The next day at 17:00. */
export const DUE = '2026-11-24T16:00:00.000Z';
export const LINE = '/predict val_loss < 0.35 by tomorrow 17:00 70% because warmup';
