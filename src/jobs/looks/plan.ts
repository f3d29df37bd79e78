import type { Tx } from '../../../db/connect.ts';
import type { Deps } from '../../deps.ts';
import { BUNDLE_WINDOW_MS, type FollowUpPlan, planFollowUps } from '../../domain/delivery/follow-ups.ts';
import { planReminders, type ReminderPlan } from '../../domain/delivery/reminders.ts';
import type { Instant } from '../../domain/prediction/prediction.ts';
import { plusMs } from '../../domain/time/wall.ts';
import { nextWorkingMorning, reminderAt } from '../../domain/time/working-hours.ts';
import { enqueue } from '../../store/deliveries/enqueue.ts';
import { wasRemindedToday } from '../../store/deliveries/reminded.ts';
import { closeDue, listUnasked, markAsked } from '../../store/predictions/due.ts';
import { listToRemind, markReminded } from '../../store/predictions/reminders.ts';
import { wantHomes } from '../../store/surfaces.ts';
import { sharedWrites } from '../shared-writes.ts';
import { aFewAtOnce } from './a-few-at-once.ts';

/** More than this at once are taken up by the next look. */
const BATCH = 5000;
/** Messages that share a commit: more would hold up others, who wait for the database's next turn. */
const TOGETHER = 10;

/**
 * Enqueues the follow-ups and reminders whose time has come. Level-triggered: a look that was missed costs only delay,
 * and each question is marked in the transaction that enqueues it, so nothing is asked twice or forgotten.
 *
 * @param onEnqueued called for each message that may be sent now, while the others are still being enqueued
 * @returns world time at which the next question falls due, if that is within two minutes; null else
 */
export async function planQuestions(deps: Deps, onEnqueued: () => void = () => {}): Promise<Instant | null> {
  const { db } = deps;
  // One look has one time: a clock that is set while it goes on must not date what it enqueues.
  const now = deps.clock.now();
  const unasked = await listUnasked(db.read, plusMs(now, BUNDLE_WINDOW_MS), BATCH);
  if (unasked.some((question) => question.dueAt <= now)) await db.write((tx) => closeDue(tx, now));
  const toRemind = await listToRemind(db.read, now, BATCH);
  const messages = [
    ...planFollowUps(unasked, now).map((plan) => (tx: Tx) => enqueueFollowUp(tx, plan, now)),
    ...planReminders(toRemind, now).map((plan) => (tx: Tx) => enqueueReminder(tx, plan, now)),
  ];
  const write = sharedWrites(db);
  await aFewAtOnce(db, messages, TOGETHER, async (message) => {
    if (await write(message)) onEnqueued();
  });
  return unasked.find((question) => question.dueAt > now)?.dueAt ?? null;
}

async function enqueueFollowUp(tx: Tx, plan: FollowUpPlan, now: Instant): Promise<boolean> {
  const asked = [];
  for (const question of plan.questions) {
    const key = { teamId: plan.teamId, id: question.predictionId, dueSeq: question.dueSeq };
    const firstReminderAt = reminderAt(1, now, question.hours);
    if (await markAsked(tx, key, { at: now, firstReminderAt })) asked.push(question);
  }
  if (asked.length === 0) return false;
  await wantHomes(tx, plan.teamId, [plan.askedId, ...asked.map(({ authorId }) => authorId)]);
  const items = asked.map(({ predictionId, dueSeq }) => ({ predictionId, dueSeq, step: 0 }));
  const { teamId, askedId: userId, key } = plan;
  return enqueue(tx, { teamId, kind: 'follow-up', key, userId, channelId: null, dueAt: now, items }, now);
}

async function enqueueReminder(tx: Tx, plan: ReminderPlan, now: Instant): Promise<boolean> {
  const { teamId, askedId: userId, key, today } = plan;
  const isOver = await wasRemindedToday(tx, { teamId, userId, key, since: today });
  const items = [];
  for (const question of plan.questions) {
    const { predictionId, dueSeq, step, hours, wantsReminders } = question;
    const next = !wantsReminders
      ? { step, at: null }
      : isOver
        ? { step, at: nextWorkingMorning(now, hours) }
        : { step: step + 1, at: question.nextAt };
    const isMine = await markReminded(tx, { teamId, id: predictionId, dueSeq, step }, next);
    if (isMine && next.step > step) items.push({ predictionId, dueSeq, step: next.step });
  }
  if (items.length === 0) return false;
  return enqueue(tx, { teamId, kind: 'reminder', key, userId, channelId: null, dueAt: now, items }, now);
}
