import type { Tx } from '../../../db/connect.ts';
import type { Deps } from '../../deps.ts';
import type { ForecastValue, Instant, Prediction } from '../../domain/prediction/prediction.ts';
import { isLate } from '../../domain/prediction/windows.ts';
import { insertForecast, listForecasts } from '../../store/forecasts/forecasts.ts';
import { findPrediction } from '../../store/predictions/find.ts';
import { findRun } from '../../store/runs/find.ts';
import { wantCard, wantHome } from '../../store/surfaces.ts';
import { ageOf } from '../capture/known-run.ts';
import { freshChannel, maySee } from '../people/channel-for.ts';
import { knowMember } from '../people/know-member.ts';

/** What somebody says on a shared prediction. */
export interface AddedForecast {
  readonly teamId: string;
  readonly userId: string;
  readonly predictionId: string;
  /** Names the press or the view, so that a redelivery adds nothing twice. */
  readonly originKey: string;
  readonly value: ForecastValue;
}

/**
 * Why it is not taken: `gone` withdrawn, made private or unknown · `closed` it fell due, its run ended or it has an
 * outcome · `outsider` from another organisation: they see, they may not act · `not-a-member` not in its channel ·
 * `changed` the question was edited meanwhile, so the value does not fit it.
 */
export type ForecastRefusal = 'gone' | 'closed' | 'outsider' | 'not-a-member' | 'changed';

/** What was taken: the person's first on it, a late first, or a later word (an `update` once ten minutes are over). */
export type ForecastTaken = 'first' | 'late' | 'again';

/** Adds what somebody says; a late first forecast is marked so. The same press adds it once. */
export async function addForecast(
  deps: Deps,
  added: AddedForecast,
): Promise<{ readonly refusal: ForecastRefusal } | { readonly taken: ForecastTaken }> {
  const { teamId, userId } = added;
  const key = { teamId, id: added.predictionId };
  const closed = await closedTo(deps, await findPrediction(deps.db.read, key), userId);
  if (closed) return { refusal: closed };
  const result = await deps.db.write(async (tx) => {
    const prediction = await findPrediction(tx, key);
    const now = deps.clock.now();
    const refusal = refusalOf(prediction, added.value, now);
    if (refusal || !prediction) return { refusal: refusal ?? 'gone' };
    const taken = await insert(tx, deps, prediction, added, now);
    if (!taken) return { refusal: 'closed' as const };
    await wantCard(tx, key);
    await wantHome(tx, teamId, userId);
    return { taken };
  });
  deps.wake();
  return result;
}

/** Whether this person may say anything here at all, from what Slack knows now. */
async function closedTo(
  deps: Deps,
  prediction: Prediction | undefined,
  userId: string,
): Promise<ForecastRefusal | null> {
  if (!prediction || prediction.withdrawnAt !== null) return 'gone';
  if (prediction.authorId === userId) return null;
  if (prediction.sharedChannelId === null) return 'gone';
  const member = await knowMember(deps, prediction.teamId, userId);
  if (member.isExternal) return 'outsider';
  const channel = await freshChannel(deps, prediction.teamId, prediction.sharedChannelId);
  return channel && (await maySee(deps, channel, userId)) ? null : 'not-a-member';
}

function refusalOf(
  prediction: Prediction | undefined,
  value: ForecastValue,
  now: Instant,
): ForecastRefusal | null {
  if (!prediction || prediction.withdrawnAt !== null) return 'gone';
  if (prediction.closedAt !== null || prediction.answer !== null || prediction.due.at <= now) return 'closed';
  const fits =
    prediction.kind === value.kind &&
    (value.kind !== 'choice' || value.percents.length === prediction.options.length);
  return fits ? null : 'changed';
}

async function insert(
  tx: Tx,
  deps: Deps,
  prediction: Prediction,
  { userId, originKey, value }: AddedForecast,
  now: Instant,
): Promise<ForecastTaken | null> {
  const mine = (await listForecasts(tx, prediction)).filter((forecast) => forecast.userId === userId);
  const run = prediction.run.rowId ? await findRun(tx, prediction.teamId, prediction.run.rowId) : undefined;
  const age = ageOf(run, now);
  const late = isLate(now, { recordedAt: prediction.recordedAt, dueAt: prediction.due.at }, age);
  const inserted = await insertForecast(tx, prediction, {
    id: deps.newId(),
    userId,
    originKey,
    givenAt: now,
    value,
    isLate: late,
    ageSeconds: age === null ? null : Math.floor(age / 1000),
  });
  if (mine.length > 0) return 'again';
  if (!inserted) return null;
  return late ? 'late' : 'first';
}
