import type { Reader } from '../../../db/connect.ts';
import { type RollingPoint, rollingBrier } from '../../domain/calibration/rolling.ts';
import { groupBy } from '../../domain/digest/group-by.ts';
import { TREND_LOOKS, type Trend, trend } from '../../domain/evidence/trend.ts';
import { median } from '../../domain/groups/median.ts';
import { relativeScores } from '../../domain/groups/relative-scores.ts';
import { type Standing, standings } from '../../domain/groups/standings.ts';
import type { Viewer } from '../../domain/people/member.ts';
import { listMembers } from '../../store/people/members.ts';
import type { Person } from '../../store/predictions/mine.ts';
import {
  listOthersBriers,
  listOwnBriers,
  listSharedByRun,
  type OwnBrier,
  type PersonBrier,
} from '../../store/scores/shared.ts';
import { visibleTo } from '../visible.ts';

/** A person beside the others on the same questions. */
export interface AgainstOthers {
  /** Means of the last thirty yes/no answers, over the latest answers; empty below thirty. */
  readonly learning: readonly RollingPoint[];
  /** The test of a trend at the last look that was reached; null before the first. */
  readonly trend: (Trend & { readonly runs: number }) | null;
  /**
   * Those who agreed that their statistics are seen, best first, on the questions this person shared with them; empty
   * for somebody who did not agree, and below ten shared questions.
   */
  readonly standings: readonly (Standing & { readonly name: string; readonly isReader: boolean })[];
}

/** So many of the latest answers are looked at: more would be another person. */
const LATEST = 500;
/** Shared answers on the runs that the last look needs, at five a run. */
const SHARED_ANSWERS_MAX = 1600;

/**
 * Reads a person beside the others, for them alone, on the questions that they may still see: its card shows everybody
 * who forecast there the scores.
 *
 * @param binaryAnswers how many yes/no answers they have in all
 */
export async function againstOthers(
  db: Reader,
  person: Viewer,
  binaryAnswers: number,
): Promise<AgainstOthers> {
  const own = await listOwnBriers(db, person, LATEST);
  const others = await listOthersBriers(
    db,
    person,
    visibleTo(person),
    own.map((one) => one.predictionId),
  );
  return {
    learning: learningOf(own, others, binaryAnswers),
    trend: await trendOf(db, person),
    standings: await standingsOf(db, person, own, others),
  };
}

function learningOf(
  own: readonly OwnBrier[],
  others: readonly PersonBrier[],
  binaryAnswers: number,
): RollingPoint[] {
  const medians = mediansOf(others);
  const answers = own.flatMap(({ said, predictionId, isLate }) =>
    said === null ? [] : [{ ...said, othersBrier: isLate ? null : (medians.get(predictionId) ?? null) }],
  );
  return rollingBrier(answers, Math.max(0, binaryAnswers - answers.length));
}

/** At a look the runs closed by then decide for good, however many follow. */
async function trendOf(db: Reader, person: Viewer): Promise<AgainstOthers['trend']> {
  const own = await listSharedByRun(db, person, SHARED_ANSWERS_MAX);
  const byRun = [...groupBy(own, (one) => one.run).values()];
  const runs = TREND_LOOKS.findLast((look) => look <= byRun.length);
  if (runs === undefined) return null;
  const looked = byRun.slice(0, runs);
  const ids = looked.flatMap((run) => run.map((one) => one.predictionId));
  const medians = mediansOf(await listOthersBriers(db, person, visibleTo(person), ids));
  const differences = looked.map((run) => {
    const gains = run.map(({ predictionId, brier }) => (medians.get(predictionId) ?? brier) - brier);
    return gains.reduce((sum, gain) => sum + gain, 0) / gains.length;
  });
  return { ...trend(differences), runs };
}

async function standingsOf(
  db: Reader,
  { teamId, userId }: Person,
  own: readonly OwnBrier[],
  others: readonly PersonBrier[],
): Promise<AgainstOthers['standings']> {
  const shared = new Set(others.map((other) => other.predictionId));
  const mine = own.flatMap(({ predictionId, brier, isLate }) =>
    isLate || !shared.has(predictionId) ? [] : [{ predictionId, userId, brier }],
  );
  if (mine.length === 0) return [];
  const scores = [...mine, ...others].map((one) => ({
    question: one.predictionId,
    user: one.userId,
    score: one.brier,
  }));
  const members = await listMembers(db, teamId, [...new Set(scores.map((one) => one.user))]);
  const agreed = new Map(
    members.filter(({ choices }) => choices.hasVisibleStatistics).map((member) => [member.userId, member]),
  );
  if (!agreed.has(userId)) return [];
  const listed = standings(relativeScores(scores), new Set(agreed.keys()));
  if (!listed.some((standing) => standing.user === userId)) return [];
  return listed.map((standing) => ({
    ...standing,
    name: agreed.get(standing.user)?.name ?? '',
    isReader: standing.user === userId,
  }));
}

function mediansOf(others: readonly PersonBrier[]): Map<string, number> {
  const byQuestion = groupBy(others, (other) => other.predictionId);
  return new Map([...byQuestion].map(([id, scores]) => [id, median(scores.map((score) => score.brier))]));
}
