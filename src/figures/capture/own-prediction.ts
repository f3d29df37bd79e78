import type { Deps } from '../../deps.ts';
import type { RecordForm } from '../../domain/capture/form.ts';
import { formOfPrediction } from '../../domain/capture/form-of.ts';
import type { Prediction } from '../../domain/prediction/prediction.ts';
import { listForecasts } from '../../store/forecasts/forecasts.ts';
import { findMember } from '../../store/people/members.ts';
import { findPrediction } from '../../store/predictions/find.ts';

/** A person's own prediction, with the form that would record the same; null if it is gone or not theirs. */
export async function ownPrediction(
  deps: Deps,
  viewer: { readonly teamId: string; readonly userId: string },
  predictionId: string,
): Promise<{ readonly prediction: Prediction; readonly form: Partial<RecordForm> } | null> {
  const prediction = await findPrediction(deps.db.read, { teamId: viewer.teamId, id: predictionId });
  if (!prediction || prediction.authorId !== viewer.userId || prediction.withdrawnAt !== null) return null;
  const forecasts = await listForecasts(deps.db.read, prediction);
  const own = forecasts.filter((forecast) => forecast.userId === viewer.userId).at(-1);
  const member = await findMember(deps.db.read, viewer.teamId, viewer.userId);
  return own ? { prediction, form: formOfPrediction(prediction, own.value, member?.zone ?? 'UTC') } : null;
}
