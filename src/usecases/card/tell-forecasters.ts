import type { Tx } from '../../../db/connect.ts';
import type { Forecast, Instant, Prediction } from '../../domain/prediction/prediction.ts';
import { enqueue } from '../../store/deliveries/enqueue.ts';
import { findPostedCard } from '../../store/predictions/changes/share.ts';

/**
 * Enqueues the note under a card that tells its forecasters how it came out, in the transaction of the answer: edits
 * notify nobody. Only where somebody else has forecast and the card is posted; once for each answer.
 */
export async function tellForecasters(
  tx: Tx,
  prediction: Prediction,
  forecasts: readonly Forecast[],
  at: Instant,
): Promise<void> {
  const isAlone = forecasts.every((forecast) => forecast.userId === prediction.authorId);
  const card = isAlone ? undefined : await findPostedCard(tx, prediction);
  if (!card) return;
  const { teamId, id } = prediction;
  const note = { kind: 'card-note', key: `card-note|${teamId}|${id}|${prediction.answerSeq + 1}` };
  const place = { teamId, userId: null, channelId: card.channelId, threadTs: card.threadTs ?? card.ts };
  await enqueue(
    tx,
    { ...note, ...place, dueAt: at, payload: { predictionId: id, isAmongCards: card.threadTs !== null } },
    at,
  );
}
