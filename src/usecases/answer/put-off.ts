import type { Deps } from '../../deps.ts';
import type { Instant } from '../../domain/prediction/prediction.ts';
import { cancelPendingAbout } from '../../store/deliveries/enqueue.ts';
import { wantPosted } from '../../store/deliveries/posted.ts';
import { postponeDue } from '../../store/predictions/due.ts';
import { findPrediction } from '../../store/predictions/find.ts';
import { wantCard, wantHomes } from '../../store/surfaces.ts';
import { answerRefusal } from './answer.ts';

/** "Still running": ask again at another time. */
export interface PutOffRequest {
  readonly teamId: string;
  readonly userId: string;
  readonly predictionId: string;
  /** The due time that is put off: a second tap on the same question changes nothing. */
  readonly dueSeq: number;
  readonly until: Instant;
  readonly phrase: string | null;
}

/** Why nothing was put off: as for an answer, `already-put-off` to another time, and `past` a time that is over. */
export type PutOffRefusal = 'gone' | 'not-yours' | 'already-answered' | 'already-put-off' | 'past';

/** Sets a new time to ask; everything about asking is armed anew. Forecasts stay closed. */
export async function putOff(deps: Deps, request: PutOffRequest): Promise<PutOffRefusal | null> {
  const key = { teamId: request.teamId, id: request.predictionId };
  if (request.until <= deps.clock.now()) return 'past';
  const refusal = await deps.db.write(async (tx) => {
    const prediction = await findPrediction(tx, key);
    const refused = answerRefusal(prediction, {
      userId: request.userId,
      outcome: { kind: 'void', reason: 'cannot-tell' },
    });
    if (refused !== null || !prediction) return refused === 'wrong-kind' ? 'gone' : (refused ?? 'gone');
    const due = { rule: 'time' as const, at: request.until, phrase: request.phrase, dueSeq: request.dueSeq };
    if (!(await postponeDue(tx, key, due))) return 'already-put-off';
    await cancelPendingAbout(tx, key.teamId, key.id);
    await wantPosted(tx, key, null);
    await wantCard(tx, key);
    await wantHomes(tx, key.teamId, [prediction.authorId, prediction.askedId]);
    return null;
  });
  deps.wake();
  return refusal;
}
