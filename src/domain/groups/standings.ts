import type { RelativeScores } from './relative-scores.ts';

/** Somebody is listed from so many shared questions on. */
export const SHARED_FOR_STANDINGS = 10;
/** Two people whose difference lies below so many standard errors are level. */
const LEVEL_ERRORS = 1.645;

/** One person in the standings. */
export interface Standing {
  readonly user: string;
  /** Questions shared with others. */
  readonly n: number;
  /** Loss against the middle of each question, drawn to the team's mean; lower is better. */
  readonly shrunk: number;
  /** Nothing but luck need lie between them and whoever leads. */
  readonly isLevelWithLeader: boolean;
}

/**
 * Standings among people who agreed to be listed, best first. Most differences at these counts are luck, so whoever is
 * within 1.645 standard errors of the leader is level with them, and their order means nothing.
 *
 * @param scores of everybody who answered the questions; the middle of a question is everybody's
 * @param agreed who may be listed
 * @returns those of them with ten shared questions and more
 */
export function standings(scores: RelativeScores, agreed: ReadonlySet<string>): Standing[] {
  const listed = scores.users
    .filter(({ user, n }) => agreed.has(user) && n >= SHARED_FOR_STANDINGS)
    .toSorted((a, b) => a.shrunk - b.shrunk);
  const [leader] = listed;
  if (!leader) return [];
  return listed.map(({ user, n, shrunk, error }) => ({
    user,
    n,
    shrunk,
    isLevelWithLeader:
      user === leader.user ||
      error === null ||
      shrunk - leader.shrunk < LEVEL_ERRORS * Math.hypot(error, leader.error ?? 0),
  }));
}
