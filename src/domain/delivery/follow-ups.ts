import type { Instant } from '../prediction/prediction.ts';
import { plusMs } from '../time/wall.ts';
import { afterNight, afterNightAndWeekend, type WorkingHours } from '../time/working-hours.ts';

/** A question whose time has come, or will within the bundling window. */
export interface DueQuestion {
  readonly teamId: string;
  readonly predictionId: string;
  readonly authorId: string;
  readonly askedId: string;
  readonly dueAt: Instant;
  readonly dueSeq: number;
  readonly rule: 'time' | 'run';
  readonly runRowId: string | null;
  readonly isDueChosen: boolean;
  readonly wakesAtNight: boolean;
  readonly hours: WorkingHours;
}

/** Questions that go out as one message, in the order in which they fell due. */
export interface FollowUpPlan {
  readonly teamId: string;
  readonly askedId: string;
  readonly key: string;
  readonly questions: readonly DueQuestion[];
}

/** Three or more due within this long come as one message, once the last of them is due. */
export const BUNDLE_WINDOW_MS = 2 * 60_000;
const BUNDLE_MIN = 3;
/** A question asked later than this was held up by an outage, and respects nights and weekends then. */
const OUTAGE_MS = 10 * 60_000;

/**
 * Which questions are asked now, and together with which others.
 *
 * @param questions unasked ones due up to `BUNDLE_WINDOW_MS` after `now`, in any order
 * @param now world time
 * @returns messages to enqueue, the one with the oldest question first; what is missing waits for its time, for the others
 * of its bundle, or for the morning
 */
export function planFollowUps(questions: readonly DueQuestion[], now: Instant): FollowUpPlan[] {
  const ready = questions
    .filter((question) => question.dueAt > now || askAt(question, now) <= now)
    .sort((a, b) => compare(a.dueAt, b.dueAt) || compare(a.predictionId, b.predictionId));
  const bundles = [
    ...groupBy(ready, (question) => `${question.teamId}|${question.askedId}`).values(),
  ].flatMap((mine) => bundlesOf(mine, now));
  // Whoever is asked: a stable sort leaves those that fell due together in the order of their predictions.
  return bundles.map(toPlan).sort((a, b) => compare(oldestOf(a), oldestOf(b)));
}

/**
 * The moment at which a question that is due may be asked: now, or after the night or the weekend that holds it. A run's
 * end is held by nights only, and by none where the person wants to be woken; a time the author chose is kept.
 */
export function askAt(question: DueQuestion, now: Instant): Instant {
  if (question.rule === 'run')
    return question.wakesAtNight ? now : afterNight(now, question.hours.zone, question.hours.day);
  const isLate = Date.parse(now) - Date.parse(question.dueAt) > OUTAGE_MS;
  return isLate || !question.isDueChosen ? afterNightAndWeekend(now, question.hours) : now;
}

/** One person's questions, oldest first, cut into messages; a bundle that is still growing is left out. */
function bundlesOf(mine: readonly DueQuestion[], now: Instant): DueQuestion[][] {
  const bundles: DueQuestion[][] = [];
  let rest = [...mine];
  while (rest[0]) {
    const first = rest[0];
    if (first.dueAt > now) break;
    const end = plusMs(first.dueAt, BUNDLE_WINDOW_MS);
    const sameRun = rest.filter(
      (other) => first.runRowId !== null && other.runRowId === first.runRowId && other.dueAt <= now,
    );
    const near = rest.filter((other) => other.dueAt <= end);
    const overdue = rest.filter((other) => other.dueAt <= now);
    // After an outage everything that has come due meanwhile belongs together, however far apart it was.
    const many =
      overdue.length >= BUNDLE_MIN && Date.parse(now) - Date.parse(first.dueAt) > BUNDLE_WINDOW_MS
        ? overdue
        : near;
    const bundle = many.length >= BUNDLE_MIN ? union(many, sameRun) : sameRun.length > 1 ? sameRun : [first];
    rest = rest.filter((question) => !bundle.includes(question));
    if (bundle.every((question) => question.dueAt <= now)) bundles.push(bundle);
  }
  return bundles;
}

function toPlan(questions: readonly DueQuestion[]): FollowUpPlan {
  const [first] = questions;
  if (!first) throw new Error('a bundle has at least one question');
  const names = questions.map((question) => `${question.predictionId}.${question.dueSeq}`).sort();
  return {
    teamId: first.teamId,
    askedId: first.askedId,
    key: `followup|${first.teamId}|${first.askedId}|${names.join('+')}`,
    questions,
  };
}

const oldestOf = ({ questions }: FollowUpPlan): Instant => questions[0]?.dueAt ?? '';

function union<T>(a: readonly T[], b: readonly T[]): T[] {
  return [...new Set([...a, ...b])];
}

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
