import type { Deps } from '../../deps.ts';
import { UNDO_MS } from '../../domain/prediction/windows.ts';
import { reminderAt } from '../../domain/time/working-hours.ts';
import { wantPosted } from '../../store/deliveries/posted.ts';
import { listForecasts } from '../../store/forecasts/forecasts.ts';
import { findMember } from '../../store/people/members.ts';
import { clearOutcome } from '../../store/predictions/changes/answer.ts';
import { findPrediction } from '../../store/predictions/find.ts';
import { wantCard, wantHomes } from '../../store/surfaces.ts';
import { leaveStatistics } from '../statistics/statistics.ts';
import { settledKey } from './record-outcome.ts';

/** Somebody takes an answer back. */
export interface UndoRequest {
  readonly teamId: string;
  readonly userId: string;
  readonly predictionId: string;
  /** The act of answering that is meant; a later answer is not touched. */
  readonly answerId: string;
}

/**
 * Why nothing was undone: `gone` withdrawn or never there · `not-yours` · `not-answered` it was undone before, or
 * answered anew since · `too-late` more than 24 hours ago · `by-admin` an admin made it void, which only an admin undoes.
 */
export type UndoRefusal = 'gone' | 'not-yours' | 'not-answered' | 'too-late' | 'by-admin';

/**
 * Takes an answer back within 24 hours and removes every trace of it from the figures; all or nothing.
 *
 * @param isAdmin whether Slack says just now that they are an admin, who may undo what an admin made void, and only that
 */
export async function undoAnswer(
  deps: Deps,
  request: UndoRequest,
  isAdmin = false,
): Promise<UndoRefusal | null> {
  const key = { teamId: request.teamId, id: request.predictionId };
  const now = deps.clock.now();
  const refusal = await deps.db.write(async (tx) => {
    const prediction = await findPrediction(tx, key);
    if (!prediction || prediction.withdrawnAt !== null) return 'gone';
    const { answer } = prediction;
    const isByAdmin = answer?.outcome.kind === 'void' && answer.outcome.reason === 'admin';
    const isTheirs = [prediction.authorId, prediction.askedId].includes(request.userId);
    if (!(isByAdmin ? isAdmin || isTheirs : isTheirs)) return 'not-yours';
    if (isByAdmin && !isAdmin) return 'by-admin';
    if (answer?.outcome.kind === 'void' && answer.outcome.reason === 'withdrawn') return 'gone';
    if (answer?.id !== request.answerId) return 'not-answered';
    if (Date.parse(now) - Date.parse(answer.at) > UNDO_MS) return 'too-late';
    const asked = await findMember(tx, key.teamId, prediction.askedId);
    const hours = { zone: asked?.zone ?? 'UTC', workDays: asked?.choices.workDays ?? [] };
    const nextReminderAt = prediction.fellDueAt === null ? null : reminderAt(1, now, hours);
    if (!(await clearOutcome(tx, key, { answerId: request.answerId, nextReminderAt }))) return 'not-answered';
    await leaveStatistics(tx, key, now);
    await wantCard(tx, key);
    await wantPosted(tx, key, settledKey(prediction));
    const forecasters = (await listForecasts(tx, key)).map(({ userId }) => userId);
    await wantHomes(tx, key.teamId, [prediction.authorId, prediction.askedId, ...forecasters]);
    return null;
  });
  deps.wake();
  return refusal;
}
