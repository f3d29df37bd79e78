import type { Deps } from '../../deps.ts';
import { findPrediction } from '../../store/predictions/find.ts';
import { freshChannel, maySee } from '../people/channel-for.ts';
import { isAdminNow } from '../people/is-admin.ts';
import { recordOutcome } from './record-outcome.ts';
import { type UndoRefusal, undoAnswer } from './undo-answer.ts';

/** An admin sets a shared prediction aside, or takes that back. */
export interface AdminRequest {
  readonly teamId: string;
  readonly userId: string;
  readonly predictionId: string;
}

/**
 * Why nothing was changed: `not-an-admin` · `unknown-admin` Slack did not say whether they are one · `gone` withdrawn,
 * not shared, or in a channel they are not in · `already-answered`.
 */
export type VoidRefusal = 'not-an-admin' | 'unknown-admin' | 'gone' | 'already-answered';

/** Makes a shared prediction void in the name of the workspace; its author is told. */
export async function voidByAdmin(deps: Deps, request: AdminRequest): Promise<VoidRefusal | null> {
  const { teamId, userId } = request;
  const refused = await notAllowed(deps, request);
  if (refused) return refused;
  const refusal = await deps.db.write(async (tx) => {
    const prediction = await findPrediction(tx, { teamId, id: request.predictionId });
    if (!prediction || prediction.withdrawnAt !== null || prediction.sharedChannelId === null) return 'gone';
    const outcome = { kind: 'void', reason: 'admin' } as const;
    const given = { id: deps.newId(), outcome, by: userId, at: deps.clock.now(), note: null };
    return (await recordOutcome(tx, prediction, given)) ? null : 'already-answered';
  });
  deps.wake();
  return refusal;
}

/** Takes back, within 24 hours, that an admin made it void. */
export async function undoVoid(
  deps: Deps,
  request: AdminRequest,
): Promise<Exclude<VoidRefusal, 'already-answered'> | UndoRefusal | null> {
  const refused = await notAllowed(deps, request);
  if (refused) return refused;
  const prediction = await findPrediction(deps.db.read, { teamId: request.teamId, id: request.predictionId });
  const answer = prediction?.answer;
  if (answer?.outcome.kind !== 'void' || answer.outcome.reason !== 'admin') return 'not-answered';
  return undoAnswer(deps, { ...request, answerId: answer.id }, true);
}

async function notAllowed(
  deps: Deps,
  { teamId, userId, predictionId }: AdminRequest,
): Promise<Exclude<VoidRefusal, 'already-answered'> | null> {
  const isAdmin = await isAdminNow(deps, teamId, userId);
  if (isAdmin !== true) return isAdmin === 'unknown' ? 'unknown-admin' : 'not-an-admin';
  const prediction = await findPrediction(deps.db.read, { teamId, id: predictionId });
  const channelId = prediction?.sharedChannelId;
  const channel = channelId ? await freshChannel(deps, teamId, channelId) : undefined;
  return channel && (await maySee(deps, channel, userId)) ? null : 'gone';
}
