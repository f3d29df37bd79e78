import type { ExpressionBuilder } from 'kysely';
import type { Reader, Tx } from '../../../db/connect.ts';
import type { Tables } from '../../../db/schema.ts';
import type { Instant, PredictionKey } from '../../domain/prediction/prediction.ts';
import { nobodyElseForecast } from '../predictions/alone.ts';
import type { Person } from '../predictions/mine.ts';
import { outcomeColumns } from '../predictions/rows.ts';
import { wantCard } from '../surfaces.ts';

type Where = ExpressionBuilder<Tables, 'predictions'>;

/** Predictions on which a person said something that others can see the effect of: figures besides their own. */
export async function listSharedFigures(db: Reader, person: Person): Promise<PredictionKey[]> {
  const rows = await db
    .selectFrom('predictions')
    .select('id')
    .where('team_id', '=', person.teamId)
    .where((where) =>
      where.exists(
        where
          .selectFrom('forecasts')
          .select('forecasts.id')
          .whereRef('forecasts.team_id', '=', 'predictions.team_id')
          .whereRef('forecasts.prediction_id', '=', 'predictions.id')
          .where('forecasts.user_id', '=', person.userId),
      ),
    )
    .where((where) =>
      where.or([
        where('shared_channel_id', 'is not', null),
        where.not(nobodyElseForecast(person.userId)(where)),
      ]),
    )
    .orderBy('id')
    .execute();
  return rows.map(({ id }) => ({ teamId: person.teamId, id }));
}

/** People who recorded something that this person was to answer: they are asked again themselves. */
export async function listHandedTo(db: Reader, person: Person): Promise<string[]> {
  const rows = await db
    .selectFrom('predictions')
    .select('author_id')
    .distinct()
    .where('team_id', '=', person.teamId)
    .where('asked_id', '=', person.userId)
    .where('author_id', '<>', person.userId)
    .execute();
  return rows.map((row) => row.author_id);
}

/**
 * Removes what a person recorded and nobody else has forecast on. Where its card stands in a channel an empty row is
 * left, so that the card can be taken away.
 */
export async function deleteOwn(tx: Tx, person: Person, alias: string, at: Instant): Promise<void> {
  const gone = (where: Where) =>
    where.or([where('withdrawn_at', 'is not', null), nobodyElseForecast(person.userId)(where)]);
  await tx
    .deleteFrom('predictions')
    .where('team_id', '=', person.teamId)
    .where('author_id', '=', person.userId)
    .where(gone)
    .where((where) => where.not(hasCard(where)))
    .execute();
  const emptied = await tx
    .updateTable('predictions')
    .set({
      ...NO_WORDS,
      ...NO_QUESTION,
      ...NO_ANSWER,
      author_id: alias,
      asked_id: alias,
      withdrawn_at: at,
    })
    .where('team_id', '=', person.teamId)
    .where('author_id', '=', person.userId)
    .where(gone)
    .returning('id')
    .execute();
  for (const { id } of emptied)
    for (const table of ['forecasts', 'prediction_options', 'prediction_tags', 'prediction_words'] as const)
      await tx
        .deleteFrom(table)
        .where('team_id', '=', person.teamId)
        .where('prediction_id', '=', id)
        .execute();
  await wantCards(tx, person.teamId, emptied);
}

/**
 * What others have forecast on stays, with claim and numbers, under an alias: without reason, note, lesson and link.
 * One that only this person could have answered is void from now on.
 */
export async function keepUnderAlias(tx: Tx, person: Person, alias: string, at: Instant): Promise<void> {
  const own = tx
    .updateTable('predictions')
    .where('team_id', '=', person.teamId)
    .where('author_id', '=', person.userId);
  await own
    .set({
      ...outcomeColumns({ kind: 'void', reason: 'withdrawn' }),
      answer_id: alias,
      answered_at: at,
      answered_by: alias,
      next_reminder_at: null,
      closed_at: at,
    })
    .where('asked_id', '=', person.userId)
    .where('answered_at', 'is', null)
    .execute();
  const kept = await own
    .set({ ...NO_WORDS, author_id: alias })
    .returning('id')
    .execute();
  await replaceAsked(tx, person, alias);
  const answered = await tx
    .updateTable('predictions')
    .set({ answered_by: alias, note: null, lesson: null, why: null })
    .where('team_id', '=', person.teamId)
    .where('answered_by', '=', person.userId)
    .returning('id')
    .execute();
  const said = await tx
    .updateTable('forecasts')
    .set({ user_id: alias })
    .where('team_id', '=', person.teamId)
    .where('user_id', '=', person.userId)
    .returning('prediction_id')
    .execute();
  const touched = new Set([...kept, ...answered].map(({ id }) => id));
  for (const { prediction_id: id } of said) touched.add(id);
  await wantCards(
    tx,
    person.teamId,
    [...touched].map((id) => ({ id })),
  );
}

/** Whoever handed a question to this person is asked themselves, from the beginning. */
async function replaceAsked(tx: Tx, person: Person, alias: string): Promise<void> {
  await tx
    .updateTable('predictions')
    .set((column) => ({
      asked_id: column.ref('author_id'),
      due_seq: column('due_seq', '+', 1),
      fell_due_at: null,
      reminder_step: 0,
      next_reminder_at: null,
    }))
    .where('team_id', '=', person.teamId)
    .where('asked_id', '=', person.userId)
    .where('author_id', '<>', alias)
    .where('answered_at', 'is', null)
    .execute();
  await tx
    .updateTable('predictions')
    .set((column) => ({ asked_id: column.ref('author_id') }))
    .where('team_id', '=', person.teamId)
    .where('asked_id', '=', person.userId)
    .execute();
}

/** What somebody wrote besides the claim, and the link of their run. */
const NO_WORDS = { reason: null, note: null, lesson: null, why: null, run_url: null } as const;

const NO_QUESTION = {
  claim: '',
  metric: null,
  comparator: null,
  threshold: null,
  unit: null,
  reference_name: null,
  reference_value: null,
  run_row_id: null,
  run_label: null,
  due_phrase: null,
  fell_due_at: null,
  next_reminder_at: null,
} as const;

const NO_ANSWER = {
  answer_id: null,
  outcome: null,
  outcome_number: null,
  outcome_option: null,
  void_reason: null,
  answered_at: null,
  answered_by: null,
} as const;

async function wantCards(
  tx: Tx,
  teamId: string,
  predictions: readonly { readonly id: string }[],
): Promise<void> {
  for (const { id } of predictions) await wantCard(tx, { teamId, id });
}

/** Whether a card of it stands in a channel, or may be on its way there. */
const hasCard = (where: Where) =>
  where.exists(
    where
      .selectFrom('cards')
      .select('cards.prediction_id')
      .whereRef('cards.team_id', '=', 'predictions.team_id')
      .whereRef('cards.prediction_id', '=', 'predictions.id')
      .where('cards.gone_reason', 'is', null),
  );
