import type { Instant } from '../prediction/prediction.ts';
import { atWall, daysBetween, wallOf } from '../time/wall.ts';
import { afterNightAndWeekend, reminderAt, type WorkingHours } from '../time/working-hours.ts';

/** A question that was asked, is still unanswered, and whose reminder has come. */
export interface WaitingQuestion {
  readonly teamId: string;
  readonly predictionId: string;
  readonly askedId: string;
  readonly dueSeq: number;
  /** Reminders it has had: 0, 1 or 2. */
  readonly step: number;
  /** When it was asked. */
  readonly askedAt: Instant;
  readonly hours: WorkingHours;
  readonly wantsReminders: boolean;
}

/** One reminder DM, and where each of its questions stands afterwards. */
export interface ReminderPlan {
  readonly teamId: string;
  readonly askedId: string;
  /** One a person and local day. */
  readonly key: string;
  /** When that day began. */
  readonly today: Instant;
  readonly questions: readonly (WaitingQuestion & { readonly nextAt: Instant | null })[];
}

/** After so many, a question is left to Home and the digest. */
export const REMINDERS = 3;

/** Which reminders go out now: at most one DM a person, none at night or on a free day, none after the third. */
export function planReminders(questions: readonly WaitingQuestion[], now: Instant): ReminderPlan[] {
  const awake = questions.filter((question) => afterNightAndWeekend(now, question.hours) <= now);
  const people = new Map<string, WaitingQuestion[]>();
  for (const question of awake) {
    const who = `${question.teamId}|${question.askedId}`;
    people.set(who, [...(people.get(who) ?? []), question]);
  }
  return [...people.entries()].flatMap(([who, mine]) => {
    const [first] = mine;
    if (!first) return [];
    const { zone } = first.hours;
    const day = wallOf(now, zone).date;
    const questions = mine.map((question) => ({ ...question, nextAt: nextReminder(question, now) }));
    const { teamId, askedId } = first;
    return [{ teamId, askedId, key: `reminder|${who}|${day}`, today: atWall(day, '00:00', zone), questions }];
  });
}

/**
 * When the reminder after the one that goes out now comes; null after the third. One that was held up by some days puts
 * off the later ones by as many, so that they keep their distance.
 */
export function nextReminder(question: WaitingQuestion, now: Instant): Instant | null {
  const { step, askedAt, hours } = question;
  const late = daysLate(reminderAt(step === 0 ? 1 : step === 1 ? 2 : 3, askedAt, hours), now, hours);
  if (step + 1 >= REMINDERS) return null;
  return reminderAt(step === 0 ? 2 : 3, askedAt, hours, late);
}

const daysLate = (at: Instant, now: Instant, { zone }: WorkingHours) =>
  Math.max(0, daysBetween(wallOf(at, zone).date, wallOf(now, zone).date));
