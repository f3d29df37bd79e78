import type { Reader } from '../../../db/connect.ts';
import type { JudgedClaim } from '../../domain/digest/judged-claim.ts';
import type { Prediction } from '../../domain/prediction/prediction.ts';
import { scoredForecasts } from '../../domain/prediction/windows.ts';
import { listSurprises } from '../../store/digests/record.ts';
import { listForecastsOf } from '../../store/forecasts/forecasts.ts';

/** Answered predictions with the scored forecasts that count for a channel: late ones are left out, void ones too. */
export async function judgedClaims(
  db: Reader,
  teamId: string,
  answered: readonly Prediction[],
): Promise<JudgedClaim[]> {
  const ids = answered.map((prediction) => prediction.id);
  const forecasts = await listForecastsOf(db, teamId, ids);
  const surprises = await listSurprises(db, teamId, ids);
  return answered.flatMap((prediction): JudgedClaim[] => {
    const outcome = prediction.answer?.outcome;
    if (outcome === undefined || outcome.kind === 'void') return [];
    const scored = scoredForecasts(forecasts.get(prediction.id) ?? []).flatMap(({ userId, value }) => {
      const surpriseBits = surprises.get(prediction.id)?.get(userId);
      return surpriseBits === undefined ? [] : [{ userId, value, surpriseBits }];
    });
    return [{ prediction, outcome, forecasts: scored }];
  });
}
