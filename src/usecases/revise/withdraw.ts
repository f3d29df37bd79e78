import type { Deps } from '../../deps.ts';
import type { Prediction } from '../../domain/prediction/prediction.ts';
import { SECOND_THOUGHTS_MS } from '../../domain/prediction/windows.ts';
import { plusMs } from '../../domain/time/wall.ts';
import { voidAsWithdrawn, withdrawPrediction } from '../../store/predictions/changes/withdraw.ts';
import { findPrediction } from '../../store/predictions/find.ts';
import { wantCard, wantHomes } from '../../store/surfaces.ts';
import { removeCard } from '../card/remove-card.ts';
import { refreshEvidence } from '../statistics/refresh-evidence.ts';

/** Taking back what one recorded. */
export interface Withdrawal {
  readonly teamId: string;
  readonly userId: string;
  readonly predictionId: string;
}

/**
 * What came of it: `withdrawn` without trace · `void` it counts as void, since its ten minutes were over · `already`
 * it was withdrawn before · `not-yours` · `answered` it has an outcome · `due` it is being asked, or was.
 */
export type WithdrawalResult = 'withdrawn' | 'void' | 'already' | 'not-yours' | 'answered' | 'due';

/** Withdraws a prediction: without trace in its first ten minutes, as void later, never once it is due. */
export async function withdraw(deps: Deps, withdrawal: Withdrawal): Promise<WithdrawalResult> {
  const { teamId, userId, predictionId } = withdrawal;
  const key = { teamId, id: predictionId };
  const result = await deps.db.write(async (tx) => {
    const at = deps.clock.now();
    const prediction = await findPrediction(tx, key);
    const refusal = refusalOf(prediction, userId, at);
    if (refusal) return refusal;
    const guard = { authorId: userId, recordedSince: plusMs(at, -SECOND_THOUGHTS_MS), at };
    const isGone = await withdrawPrediction(tx, key, guard);
    const isVoid = !isGone && (await voidAsWithdrawn(tx, key, { ...guard, answerId: deps.newId() }));
    if (!isGone && !isVoid) return 'due';
    // What else is predicted on the same run may have waited only for this one.
    await refreshEvidence(tx, key, at);
    await wantCard(tx, key);
    await wantHomes(tx, teamId, [userId, prediction?.askedId ?? userId]);
    return isGone ? 'withdrawn' : 'void';
  });
  if (result === 'withdrawn') await removeCard(deps, key);
  deps.wake();
  return result;
}

function refusalOf(prediction: Prediction | undefined, userId: string, at: string): WithdrawalResult | null {
  if (!prediction || prediction.withdrawnAt !== null) return 'already';
  if (prediction.authorId !== userId) return 'not-yours';
  if (prediction.answer?.outcome.kind === 'void' && prediction.answer.outcome.reason === 'withdrawn')
    return 'already';
  if (prediction.answer) return 'answered';
  return prediction.fellDueAt !== null || prediction.due.at <= at ? 'due' : null;
}
