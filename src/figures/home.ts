import type { Reader } from '../../db/connect.ts';
import type { Instant } from '../domain/prediction/prediction.ts';
import { type Draft, listDrafts } from '../store/drafts.ts';
import { listAnsweredIds, listOpenIds } from '../store/predictions/mine.ts';
import { type Question, questionFigures } from './questions.ts';
import { type HomeRecord, homeRecord } from './statistics/home.ts';
import { type WaitingFigures, waitingFigures } from './waiting.ts';

/** What a person's Home shows: only what is theirs. */
export interface HomeFigures {
  readonly waiting: WaitingFigures;
  readonly drafts: readonly Draft[];
  /** Not due yet, soonest first. */
  readonly open: { readonly questions: readonly Question[]; readonly total: number };
  /** Answered, the latest first. */
  readonly recent: readonly Question[];
  readonly record: HomeRecord;
  /** Nothing was ever typed or asked. */
  readonly isFirstVisit: boolean;
}

const DRAFTS_SHOWN = 5;
const OPEN_SHOWN = 10;
const RECENT_SHOWN = 5;

/** Gathers a person's Home. */
export async function homeFigures(
  db: Reader,
  person: { readonly teamId: string; readonly userId: string },
  now: Instant,
): Promise<HomeFigures> {
  const { teamId, userId } = person;
  const waiting = await waitingFigures(db, teamId, userId, now);
  const drafts = await listDrafts(db, teamId, userId, now, DRAFTS_SHOWN);
  const open = await listOpenIds(db, person, OPEN_SHOWN);
  const recent = await questionFigures(db, person, await listAnsweredIds(db, person, RECENT_SHOWN), now);
  return {
    waiting,
    drafts,
    open: { questions: await questionFigures(db, person, open.ids, now), total: open.total },
    recent,
    record: await homeRecord(db, person),
    isFirstVisit: waiting.total + drafts.length + open.total + recent.length === 0,
  };
}
