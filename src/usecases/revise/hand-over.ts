import type { Tx } from '../../../db/connect.ts';
import type { Deps } from '../../deps.ts';
import type { Member } from '../../domain/people/member.ts';
import type { Instant, Prediction } from '../../domain/prediction/prediction.ts';
import { afterNight, reminderAt } from '../../domain/time/working-hours.ts';
import { cancelPendingAbout, enqueue } from '../../store/deliveries/enqueue.ts';
import { wantPosted } from '../../store/deliveries/posted.ts';
import { claimRequest } from '../../store/once/requests.ts';
import { setAsked } from '../../store/predictions/changes/hand-over.ts';
import { findPrediction } from '../../store/predictions/find.ts';
import { wantCard, wantHomes } from '../../store/surfaces.ts';
import { freshChannel, maySee } from '../people/channel-for.ts';
import { knowMember } from '../people/know-member.ts';
import { refreshEvidence } from '../statistics/refresh-evidence.ts';

/** A wish that somebody else be asked what happened. */
export interface HandOver {
  readonly teamId: string;
  /** Who hands it over: its author, or who is asked now. */
  readonly userId: string;
  readonly toId: string;
  readonly predictionId: string;
  /** Names the view or the press, so that a redelivery hands over once. */
  readonly originKey: string;
}

/**
 * Why it stays where it is: `gone` withdrawn or never there · `answered` · `not-yours` only the author and the person
 * asked may hand it over · `already-theirs` · `moved` somebody handed it to another person meanwhile · `nobody` a bot,
 * or an account that is switched off · `outsider` from another organisation, or a guest who cannot see it.
 */
export type HandOverRefusal =
  | 'gone'
  | 'answered'
  | 'not-yours'
  | 'already-theirs'
  | 'moved'
  | 'nobody'
  | 'outsider';

/**
 * Moves who is asked for the outcome, never who is scored; the new person gets a direct message that says so. What was
 * asked already is asked anew of them, with reminders of their own; what is pending for the other person is dropped.
 */
export async function handOver(deps: Deps, wish: HandOver): Promise<HandOverRefusal | null> {
  const { teamId, toId } = wish;
  const key = { teamId, id: wish.predictionId };
  const member = await knowMember(deps, teamId, toId, { fresh: true }).catch(() => null);
  const unfit = await unfitness(deps, await findPrediction(deps.db.read, key), member);
  const refusal = await deps.db.write(async (tx) => {
    const prediction = await findPrediction(tx, key);
    const refused = refusalOf(prediction, wish) ?? unfit;
    if (refused !== null || !prediction || !member) return refused ?? 'gone';
    const request = `hand-over|${wish.originKey}`;
    if (!(await claimRequest(tx, teamId, request, deps.clock.machineNow()))) return null;
    return (await move(tx, prediction, wish, member, deps.clock.now())) ? null : 'moved';
  });
  deps.wake();
  return refusal;
}

function refusalOf(prediction: Prediction | undefined, wish: HandOver): HandOverRefusal | null {
  if (!prediction || prediction.withdrawnAt !== null) return 'gone';
  if (![prediction.authorId, prediction.askedId].includes(wish.userId)) return 'not-yours';
  if (prediction.answer) return 'answered';
  return prediction.askedId === wish.toId ? 'already-theirs' : null;
}

/** Why somebody cannot be asked at all, from what Slack says of them now. */
async function unfitness(
  deps: Deps,
  prediction: Prediction | undefined,
  member: Member | null,
): Promise<HandOverRefusal | null> {
  if (!member || member.isBot || member.isDeleted) return 'nobody';
  if (!prediction || member.userId === prediction.authorId) return null;
  if (member.isExternal) return 'outsider';
  if (!member.isGuest) return null;
  const { teamId, sharedChannelId } = prediction;
  const channel = sharedChannelId === null ? undefined : await freshChannel(deps, teamId, sharedChannelId);
  return channel && (await maySee(deps, channel, member.userId)) ? null : 'outsider';
}

async function move(
  tx: Tx,
  prediction: Prediction,
  wish: HandOver,
  member: Member,
  now: Instant,
): Promise<boolean> {
  const { teamId, id, askedId: fromId, authorId } = prediction;
  const { wakesAtNight, workDays } = member.choices;
  const tellAt = wakesAtNight ? now : afterNight(now, member.zone, member.choices.day);
  const firstReminderAt = reminderAt(1, tellAt, { zone: member.zone, workDays });
  const asked = prediction.fellDueAt === null ? null : { at: now, firstReminderAt };
  const { toId } = wish;
  if (!(await setAsked(tx, prediction, { fromId, toId, wakesAtNight, asked }))) return false;
  await cancelPendingAbout(tx, teamId, id);
  await wantPosted(tx, prediction, null);
  const dueSeq = prediction.dueSeq + 1;
  const told = {
    teamId,
    kind: 'hand-over',
    key: `hand-over|${teamId}|${id}|${wish.originKey}`,
    userId: toId,
    channelId: null,
    dueAt: tellAt,
    payload: { predictionId: id, byId: wish.userId },
    items: asked ? [{ predictionId: id, dueSeq, step: 0 }] : [],
  };
  await enqueue(tx, told, now);
  // A question that had been given up waits anew, and with it whatever else depends on the same cause.
  if (asked) await refreshEvidence(tx, prediction, now);
  await wantCard(tx, prediction);
  await wantHomes(tx, teamId, [authorId, fromId, toId]);
  return true;
}
