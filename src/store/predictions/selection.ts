import type { Reader } from '../../../db/connect.ts';
import type { Selection } from '../../domain/words/selection.ts';
import type { Person } from './mine.ts';
import type { Seen } from './seen.ts';

/**
 * How many of the predictions that a person recorded came due, wait for an answer, and could not be judged.
 *
 * @param seen counts only these; left out, all of theirs
 */
export async function countSelection(
  db: Reader,
  { teamId, userId }: Person,
  seen?: Seen,
): Promise<Selection> {
  const row = await db
    .selectFrom('predictions')
    .select((select) => {
      const count = (condition: ReturnType<typeof select>) =>
        select.cast<number>(select.fn.count(select.case().when(condition).then(1).end()), 'integer');
      const isAnswered = select('answered_at', 'is not', null);
      const isAsked = select('fell_due_at', 'is not', null);
      return [
        count(select.or([isAnswered, isAsked])).as('due'),
        count(select.and([isAsked, select('answered_at', 'is', null)])).as('waiting'),
        count(select('outcome', '=', 'void')).as('voids'),
      ];
    })
    .where('team_id', '=', teamId)
    .where('author_id', '=', userId)
    .where('withdrawn_at', 'is', null)
    .$if(seen !== undefined, (query) => query.where(seen ?? ((where) => where.and([]))))
    .executeTakeFirstOrThrow();
  return row;
}
