import type { Tx } from '../../../db/connect.ts';
import type { Instant, Outcome, Prediction } from '../../domain/prediction/prediction.ts';
import { afterNight } from '../../domain/time/working-hours.ts';
import { cancelPendingAbout, enqueue } from '../../store/deliveries/enqueue.ts';
import { wantPosted } from '../../store/deliveries/posted.ts';
import { listForecasts } from '../../store/forecasts/forecasts.ts';
import { findMember } from '../../store/people/members.ts';
import { setOutcome } from '../../store/predictions/changes/answer.ts';
import { wantCard, wantHomes } from '../../store/surfaces.ts';
import { tellForecasters } from '../card/tell-forecasters.ts';
import { enterStatistics } from '../statistics/statistics.ts';

/** An outcome as it is given. */
export interface GivenOutcome {
  readonly id: string;
  readonly outcome: Outcome;
  readonly by: string;
  readonly at: Instant;
  readonly note: string | null;
}

/**
 * Records an outcome with all that follows from it, in the transaction of whoever gives it: scores and figures, what is
 * no longer to be asked, who is told. False, with nothing changed, if it had one already.
 */
export async function recordOutcome(tx: Tx, prediction: Prediction, given: GivenOutcome): Promise<boolean> {
  const { teamId, id, authorId, askedId } = prediction;
  if (!(await setOutcome(tx, prediction, given))) return false;
  await enterStatistics(tx, prediction, given.at);
  await cancelPendingAbout(tx, teamId, id);
  const forecasts = await listForecasts(tx, prediction);
  await tellForecasters(tx, prediction, forecasts, given.at);
  if (given.by !== authorId) await tellAuthor(tx, prediction, given);
  await wantCard(tx, prediction);
  await wantPosted(tx, prediction, settledKey(prediction));
  // Whoever forecast has another record from now on.
  await wantHomes(tx, teamId, [authorId, askedId, ...forecasts.map(({ userId }) => userId)]);
  return true;
}

/** Names what the author is told about an answer, by how often the prediction has been answered so far. */
export const settledKey = ({ teamId, id, answerSeq }: Prediction): string =>
  `settled|${teamId}|${id}|${answerSeq}`;

/** Their score changed by somebody else's word, so they hear of it, by day. */
async function tellAuthor(tx: Tx, prediction: Prediction, given: GivenOutcome): Promise<void> {
  const { teamId, id, authorId: userId, answerSeq } = prediction;
  const author = await findMember(tx, teamId, userId);
  const dueAt = author?.choices.wakesAtNight
    ? given.at
    : afterNight(given.at, author?.zone ?? 'UTC', author?.choices.day);
  const key = settledKey({ ...prediction, answerSeq: answerSeq + 1 });
  const payload = { predictionId: id, answerId: given.id };
  await enqueue(tx, { teamId, kind: 'settled', key, userId, channelId: null, dueAt, payload }, given.at);
}
