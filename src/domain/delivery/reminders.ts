import type { Instant } from '../prediction/prediction.ts';
import { wallOf } from '../time/wall.ts';
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
  readonly questions: readonly (WaitingQuestion & { readonly nextAt: Instant | null })[];
}

const LAST_STEP = 3;

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
    const day = wallOf(now, first.hours.zone).date;
    const questions = mine.map((question) => ({ ...question, nextAt: nextReminder(question) }));
    return [{ teamId: first.teamId, askedId: first.askedId, key: `reminder|${who}|${day}`, questions }];
  });
}

/** When the reminder after the one that goes out now comes; null after the third. */
export function nextReminder(question: WaitingQuestion): Instant | null {
  const next = question.step + 2;
  return next > LAST_STEP ? null : reminderAt(next === 2 ? 2 : 3, question.askedAt, question.hours);
}
