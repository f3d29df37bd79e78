import type { Reader } from '../../../db/connect.ts';
import { listLinks } from '../../store/people/tracker-links.ts';

/** The names by which trackers know a person. */
export interface TrackerNamesFigures {
  readonly names: readonly { readonly tracker: string; readonly name: string }[];
}

/** Gathers somebody's own names with trackers. */
export async function trackerNamesFigures(
  db: Reader,
  { teamId, userId }: { readonly teamId: string; readonly userId: string },
): Promise<TrackerNamesFigures> {
  return { names: await listLinks(db, teamId, userId) };
}
