import type { Instant, Prediction } from '../prediction/prediction.ts';

const DAY_MS = 86_400_000;
/** A cluster does not wait for an answer longer than this after the last reminder. */
export const FORGOTTEN_AFTER_MS = 30 * DAY_MS;

/**
 * What the answers to a prediction hang on together: its run, else its label for this author, else itself. Predictions
 * with one cause are one piece of evidence.
 *
 * @returns text that is equal exactly for predictions with one cause inside a workspace
 */
export function causeOf({ id, authorId, run }: Pick<Prediction, 'id' | 'authorId' | 'run'>): string {
  if (run.rowId !== null) return `run:${run.rowId}`;
  return run.label === null ? `prediction:${id}` : `label:${authorId}:${run.label}`;
}

/** One prediction as its cluster sees it. */
export interface ClusterMember {
  /** Answered with anything, void and withdrawn included. */
  readonly isSettled: boolean;
  /** When the last reminder was sent; null while reminders are still to come. */
  readonly lastReminderAt: Instant | null;
}

/**
 * Whether a cluster is closed: everything on it is settled, or was forgotten for thirty days after its last reminder.
 * A prediction recorded later on the same run opens a new cluster.
 *
 * @param members of one person or channel; none is not closed
 */
export function isClusterClosed(members: readonly ClusterMember[], now: Instant): boolean {
  const isForgotten = ({ lastReminderAt }: ClusterMember) =>
    lastReminderAt !== null && Date.parse(now) - Date.parse(lastReminderAt) >= FORGOTTEN_AFTER_MS;
  return members.length > 0 && members.every((member) => member.isSettled || isForgotten(member));
}
