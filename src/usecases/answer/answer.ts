import type { Tx } from '../../../db/connect.ts';
import type { Deps } from '../../deps.ts';
import { NUMBER_MAX, type Outcome, PROSE_MAX, type Prediction } from '../../domain/prediction/prediction.ts';
import { normalise } from '../../domain/reading/normalise.ts';
import { findTyped } from '../../store/once/inbox.ts';
import { findPrediction } from '../../store/predictions/find.ts';
import { recordOutcome } from './record-outcome.ts';

/** Somebody says what happened. */
export interface AnswerRequest {
  readonly teamId: string;
  readonly userId: string;
  readonly predictionId: string;
  readonly outcome: Outcome;
  readonly note?: string | null;
  /** A message that the same person typed: its words are the note where none is given. */
  readonly typedId?: string | null;
  /** Names this act of answering where the request itself has a name; else a new id does. */
  readonly answerId?: string;
}

/**
 * Why an answer was not taken: `gone` withdrawn or never there · `not-yours` only the author, or the person it was
 * handed to, may answer · `already-answered` · `wrong-kind` a number for a yes/no question and the like.
 */
export type AnswerRefusal = 'gone' | 'not-yours' | 'already-answered' | 'wrong-kind';

/** Records what happened, scores it and updates the figures; all or nothing. */
export async function answer(deps: Deps, request: AnswerRequest): Promise<AnswerRefusal | null> {
  const key = { teamId: request.teamId, id: request.predictionId };
  const at = deps.clock.now();
  const refusal = await deps.db.write(async (tx) => {
    const prediction = await findPrediction(tx, key);
    const refused = answerRefusal(prediction, request);
    if (refused !== null || !prediction) return refused ?? 'gone';
    const given = {
      id: request.answerId ?? deps.newId(),
      outcome: request.outcome,
      by: request.userId,
      at,
      note: await noteOf(tx, request),
    };
    return (await recordOutcome(tx, prediction, given)) ? null : 'already-answered';
  });
  deps.wake();
  return refusal;
}

async function noteOf(tx: Tx, { teamId, userId, note, typedId }: AnswerRequest): Promise<string | null> {
  const typed = typedId ? await findTyped(tx, { teamId, eventId: typedId, userId }) : null;
  return (note ?? (typed && normalise(typed.text)))?.slice(0, PROSE_MAX).toWellFormed() || null;
}

/** Why this person may not give this answer now; null if they may. */
export function answerRefusal(
  prediction: Prediction | undefined,
  request: Pick<AnswerRequest, 'userId' | 'outcome'>,
): AnswerRefusal | null {
  if (!prediction || prediction.withdrawnAt !== null) return 'gone';
  if (![prediction.authorId, prediction.askedId].includes(request.userId)) return 'not-yours';
  if (prediction.answer?.outcome.kind === 'void' && prediction.answer.outcome.reason === 'withdrawn')
    return 'gone';
  if (prediction.answer) return 'already-answered';
  return fits(prediction, request.outcome) ? null : 'wrong-kind';
}

function fits(prediction: Prediction, outcome: Outcome): boolean {
  switch (outcome.kind) {
    case 'void':
      return true;
    case 'yes':
    case 'no':
      return prediction.kind === 'binary';
    case 'number':
      return prediction.kind === 'numeric' && Math.abs(outcome.value) <= NUMBER_MAX;
    case 'option':
      return prediction.kind === 'choice' && outcome.option in prediction.options;
  }
}
