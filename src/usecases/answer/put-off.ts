import type { Deps } from '../../deps.ts';
import type { Instant } from '../../domain/prediction/prediction.ts';
import { cancelPendingAbout } from '../../store/deliveries/enqueue.ts';
import { setDue } from '../../store/predictions/due.ts';
import { findPrediction } from '../../store/predictions/find.ts';
import { wantCard, wantHome } from '../../store/surfaces.ts';
import { answerRefusal } from './answer.ts';

/** "Still running": ask again at another time. */
export interface PutOffRequest {
  readonly teamId: string;
  readonly userId: string;
  readonly predictionId: string;
  readonly until: Instant;
  readonly phrase: string | null;
}

/** Why nothing was put off: as for an answer, and `past` a time that is over. */
export type PutOffRefusal = 'gone' | 'not-yours' | 'already-answered' | 'past';

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
    if (refused !== null) return refused === 'wrong-kind' ? 'gone' : refused;
    const due = { rule: 'time' as const, at: request.until, phrase: request.phrase };
    if (!(await setDue(tx, key, due))) return 'already-answered';
    await cancelPendingAbout(tx, key.teamId, key.id);
    await wantCard(tx, key);
    await wantHome(tx, key.teamId, request.userId);
    return null;
  });
  deps.wake();
  return refusal;
}
