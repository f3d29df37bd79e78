import type { Reader } from '../../../db/connect.ts';
import type { Prediction } from '../../domain/prediction/prediction.ts';
import { withParts } from './find.ts';
import { idsWithin, type Person } from './mine.ts';
import type { Seen } from './seen.ts';

/** Which predictions a list shows; null shows all. */
export interface ListFilter {
  readonly state: 'open' | 'waiting' | 'answered' | null;
  readonly tag: string | null;
}

/**
 * Predictions that a person recorded, is asked about or has forecast on, as far as they may see them; newest first,
 * withdrawn ones left out: one page of them. With them, how many there are in all.
 */
export async function listOwn(
  db: Reader,
  { teamId, userId }: Person,
  seen: Seen,
  { state, tag }: ListFilter,
  page: { readonly limit: number; readonly offset: number },
): Promise<{ readonly shown: readonly Prediction[]; readonly total: number }> {
  const own = db
    .selectFrom('predictions')
    .where('team_id', '=', teamId)
    .where('withdrawn_at', 'is', null)
    .where(seen)
    .where('id', 'in', idsWithin(db, { teamId, userId }))
    .$if(state === 'answered', (query) => query.where('answered_at', 'is not', null))
    .$if(state === 'open' || state === 'waiting', (query) => query.where('answered_at', 'is', null))
    .$if(state === 'open', (query) => query.where('fell_due_at', 'is', null))
    .$if(state === 'waiting', (query) => query.where('fell_due_at', 'is not', null))
    .$if(tag !== null, (query) =>
      query.where((where) =>
        where.exists(
          where
            .selectFrom('prediction_tags')
            .select('prediction_tags.tag')
            .whereRef('prediction_tags.team_id', '=', 'predictions.team_id')
            .whereRef('prediction_tags.prediction_id', '=', 'predictions.id')
            .where('prediction_tags.tag', '=', tag),
        ),
      ),
    );
  const rows = await own
    .selectAll()
    .orderBy('recorded_at', 'desc')
    .orderBy('id')
    .limit(page.limit)
    .offset(page.offset)
    .execute();
  const { n } = await own
    .select((select) => select.cast<number>(select.fn.countAll(), 'integer').as('n'))
    .executeTakeFirstOrThrow();
  return { shown: await withParts(db, teamId, rows), total: n };
}
