import type { ExpressionBuilder } from 'kysely';
import type { Reader } from '../../../db/connect.ts';
import type { Tables } from '../../../db/schema.ts';

/** The first ids of a longer list, and how many there are in all. */
export interface FirstIds {
  readonly ids: readonly string[];
  readonly total: number;
}

/** A person in their workspace. */
export interface Person {
  readonly teamId: string;
  readonly userId: string;
}

/** A person's predictions that are not due yet, soonest first; they recorded them or are asked about them. */
export async function listOpenIds(db: Reader, person: Person, limit: number): Promise<FirstIds> {
  const open = db
    .selectFrom('predictions')
    .where('team_id', '=', person.teamId)
    .where(isTheirs(person))
    .where('fell_due_at', 'is', null)
    .where('answered_at', 'is', null)
    .where('withdrawn_at', 'is', null);
  const rows = await open.select('id').orderBy('due_at').orderBy('id').limit(limit).execute();
  const { n } = await open
    .select((select) => select.cast<number>(select.fn.countAll(), 'integer').as('n'))
    .executeTakeFirstOrThrow();
  return { ids: rows.map((row) => row.id), total: n };
}

/** A person's predictions that have an outcome, void included, latest answer first. */
export async function listAnsweredIds(db: Reader, person: Person, limit: number): Promise<string[]> {
  const rows = await db
    .selectFrom('predictions')
    .select('id')
    .where('team_id', '=', person.teamId)
    .where(isTheirs(person))
    .where('answered_at', 'is not', null)
    .where('withdrawn_at', 'is', null)
    .orderBy('answered_at', 'desc')
    .orderBy('id')
    .limit(limit)
    .execute();
  return rows.map((row) => row.id);
}

function isTheirs({ userId }: Person) {
  return (where: ExpressionBuilder<Tables, 'predictions'>) =>
    where.or([where('author_id', '=', userId), where('asked_id', '=', userId)]);
}
