import type { SelectQueryBuilder } from 'kysely';
import type { Reader } from '../../../db/connect.ts';
import type { Tables } from '../../../db/schema.ts';

/** One page of a longer list of ids, and how many there are in all. */
export interface IdPage {
  /** How many were left out before; fewer than asked for where there are not so many. */
  readonly offset: number;
  readonly ids: readonly string[];
  readonly total: number;
}

/** A person in their workspace. */
export interface Person {
  readonly teamId: string;
  readonly userId: string;
}

/** Which part of a longer list is meant. */
export interface Page {
  readonly offset: number;
  readonly limit: number;
}

/** The offset of a page that exists: the last one's where a list has become shorter meanwhile. */
export function offsetWithin({ offset, limit }: Page, total: number): number {
  return offset < total ? offset : Math.max(0, Math.ceil(total / limit) - 1) * limit;
}

/** A person's predictions that are not due yet, soonest first, then as recorded; they recorded them or are asked about them. */
export async function listOpenIds(db: Reader, person: Person, page: Page): Promise<IdPage> {
  const open = theirs(db, person, (query) =>
    query.where('fell_due_at', 'is', null).where('answered_at', 'is', null).where('withdrawn_at', 'is', null),
  );
  const total = await countOf(open);
  const offset = offsetWithin(page, total);
  const rows = await open
    .select('id')
    .orderBy('due_at')
    .orderBy('recorded_at')
    .orderBy('id')
    .limit(page.limit)
    .offset(offset)
    .execute();
  return { ids: rows.map((row) => row.id), offset, total };
}

/** A person's predictions that have an outcome, void included, latest answer first. */
export async function listAnsweredIds(db: Reader, person: Person, page: Page): Promise<IdPage> {
  const answered = theirs(db, person, (query) =>
    query.where('answered_at', 'is not', null).where('withdrawn_at', 'is', null),
  );
  const total = await countOf(answered);
  const offset = offsetWithin(page, total);
  const rows = await answered
    .select('id')
    .orderBy('answered_at', 'desc')
    .orderBy('id')
    .limit(page.limit)
    .offset(offset)
    .execute();
  return { ids: rows.map((row) => row.id), offset, total };
}

type Narrowed = SelectQueryBuilder<
  Tables,
  'predictions',
  { id: string; due_at: string; recorded_at: string; answered_at: string | null }
>;

/** Those that a person recorded and those they are asked about, each found by an index of its own, which an "or" is not. */
function theirs(db: Reader, { teamId, userId }: Person, narrow: (query: Narrowed) => Narrowed) {
  const all = db
    .selectFrom('predictions')
    .select(['id', 'due_at', 'recorded_at', 'answered_at'])
    .where('team_id', '=', teamId);
  const recorded = narrow(all.where('author_id', '=', userId));
  const asked = narrow(all.where('asked_id', '=', userId).where('author_id', '<>', userId));
  return db.selectFrom(recorded.unionAll(asked).as('theirs'));
}

async function countOf(query: ReturnType<typeof theirs>): Promise<number> {
  const { n } = await query
    .select((select) => select.cast<number>(select.fn.countAll(), 'integer').as('n'))
    .executeTakeFirstOrThrow();
  return n;
}

/** Ids of what a person recorded, is asked about or has forecast on; some more than once. */
export function idsWithin(db: Reader, { teamId, userId }: Person) {
  const predictions = db.selectFrom('predictions').select('id').where('team_id', '=', teamId);
  return predictions
    .where('author_id', '=', userId)
    .unionAll(predictions.where('asked_id', '=', userId))
    .unionAll(
      db
        .selectFrom('forecasts')
        .select('prediction_id as id')
        .where('team_id', '=', teamId)
        .where('user_id', '=', userId),
    );
}

/** Whether somebody ever recorded or forecast anything that is still kept. */
export async function hasSaidAnything(db: Reader, { teamId, userId }: Person): Promise<boolean> {
  const forecast = await db
    .selectFrom('forecasts')
    .select('id')
    .where('team_id', '=', teamId)
    .where('user_id', '=', userId)
    .limit(1)
    .executeTakeFirst();
  return forecast !== undefined;
}
