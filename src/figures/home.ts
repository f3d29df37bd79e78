import type { Reader } from '../../db/connect.ts';
import { HOME_PAGE, type HomePages } from '../domain/people/home-pages.ts';
import type { Instant } from '../domain/prediction/prediction.ts';
import { type Draft, listDrafts } from '../store/people/drafts.ts';
import { type IdPage, listAnsweredIds, listOpenIds } from '../store/predictions/mine.ts';
import { type Question, questionFigures } from './questions/questions.ts';
import { type WaitingFigures, waitingFigures } from './questions/waiting.ts';
import { type HomeRecord, homeRecord } from './statistics/home.ts';

/** What a person's Home shows: only what is theirs. */
export interface HomeFigures {
  readonly waiting: WaitingFigures;
  readonly drafts: readonly Draft[];
  /** Not due yet, soonest first. */
  readonly open: QuestionPage;
  /** Answered, the latest first. */
  readonly recent: QuestionPage;
  readonly record: HomeRecord;
  /** Nothing was ever typed or asked. */
  readonly isFirstVisit: boolean;
}

/** Part of a longer list, with how many stand before it and how many there are. */
export interface QuestionPage {
  readonly questions: readonly Question[];
  readonly offset: number;
  readonly total: number;
}

const DRAFTS_SHOWN = 5;

/**
 * Gathers a person's Home, turned to these pages.
 *
 * @param db all of it at one moment: a question that is answered meanwhile must not be in two lists, nor in none
 */
export async function homeFigures(
  db: Reader,
  person: { readonly teamId: string; readonly userId: string },
  now: Instant,
  pages: HomePages,
): Promise<HomeFigures> {
  const { teamId, userId } = person;
  const pageOf = (part: keyof HomePages) => ({ offset: pages[part], limit: HOME_PAGE[part] });
  const waiting = await waitingFigures(db, teamId, userId, now, pageOf('waiting'));
  const drafts = await listDrafts(db, teamId, userId, now, DRAFTS_SHOWN);
  const questions = async ({ ids, ...page }: IdPage): Promise<QuestionPage> => ({
    ...page,
    questions: await questionFigures(db, person, ids, now),
  });
  const open = await questions(await listOpenIds(db, person, pageOf('open')));
  const recent = await questions(await listAnsweredIds(db, person, pageOf('recent')));
  const record = await homeRecord(db, person);
  const { levels, choices } = record.record;
  const scored = [...levels, ...choices].filter(({ n }) => n > 0);
  return {
    waiting,
    drafts,
    open,
    recent,
    record,
    isFirstVisit: waiting.total + drafts.length + open.total + recent.total + scored.length === 0,
  };
}
