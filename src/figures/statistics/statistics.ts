import type { Reader } from '../../../db/connect.ts';
import { countsOf, levelsOf, type SaidPercent } from '../../domain/calibration/levels.ts';
import type { Viewer } from '../../domain/people/member.ts';
import type { Whose } from '../../domain/words/claims.ts';
import { findMember } from '../../store/people/members.ts';
import { countSelection } from '../../store/predictions/selection.ts';
import { listVisibleScores } from '../../store/scores/visible.ts';
import { intervalRecord, USUAL_LEVEL } from '../scope-record.ts';
import { visibleTo } from '../visible.ts';
import { type AgainstOthers, againstOthers } from './against-others.ts';
import { type PersonRecord, personRecord } from './person-record.ts';

/** What `/predict stats` shows: one's own record, the part of it about a tag, or what one may see of somebody else's. */
export interface StatisticsFigures {
  readonly whose: Whose;
  /** Whose they are where they are not the viewer's. */
  readonly name: string | null;
  readonly tag: string | null;
  readonly record: PersonRecord;
  /** Beside the others on the same questions; null about a tag and for somebody else. */
  readonly against: AgainstOthers | null;
}

/** A person's own statistics, for them alone. */
export async function ownStatistics(
  db: Reader,
  viewer: Viewer,
  tag: string | null,
): Promise<StatisticsFigures> {
  const record = await personRecord(db, viewer, tag);
  const against = tag === null ? await againstOthers(db, viewer, countsOf(record.levels).n) : null;
  return { whose: 'you', name: null, tag, record, against };
}

/**
 * Somebody else's statistics, from the predictions that the viewer may see and without a claim. `private` says that
 * they do not let theirs be seen, or that Hunch does not know them: both read the same.
 */
export async function statisticsOf(
  db: Reader,
  viewer: Viewer,
  userId: string,
): Promise<StatisticsFigures | 'private'> {
  const member = await findMember(db, viewer.teamId, userId);
  if (!member?.choices.hasVisibleStatistics) return 'private';
  const person = { teamId: viewer.teamId, userId };
  const scores = await listVisibleScores(db, person, visibleTo(viewer), USUAL_LEVEL);
  const counted = (said: readonly SaidPercent[]) => (said.length === 0 ? [] : levelsOf(said));
  const record: PersonRecord = {
    levels: counted(scores.binary),
    choices: counted(scores.choices),
    claim: 'unjudged',
    intervals: intervalRecord(scores.intervals),
    selection: await countSelection(db, person, visibleTo(viewer)),
  };
  return { whose: 'they', name: member.name, tag: null, record, against: null };
}
