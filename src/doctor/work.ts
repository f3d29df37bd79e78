import type { Db } from '../../db/connect.ts';
import { askAt } from '../domain/delivery/follow-ups.ts';
import type { Clock } from '../domain/time/clock.ts';
import { plusMs } from '../domain/time/wall.ts';
import { ENDED_THE_PROCESS } from '../store/deliveries/begun.ts';
import { countUndone, listStuck, type Stuck } from '../store/deliveries/health.ts';
import { listUnasked } from '../store/predictions/due.ts';
import { count, type Finding, well, wrong } from './finding.ts';

/** What is later than this is stuck: a busy hour at Slack's pace and two look-ups fit into it. */
const LATE_MS = 15 * 60_000;
const FAILED_FOR_MS = 7 * 24 * 3_600_000;
const SHOWN = 1000;

/** Whether everything that is due has gone out, and everything typed was dealt with. */
export async function checkWork(db: Db, clock: Clock, isRunning: () => Promise<boolean>): Promise<Finding[]> {
  const now = clock.now();
  const late = plusMs(now, -LATE_MS);
  const tried = plusMs(clock.machineNow(), -LATE_MS);
  const unasked = (await listUnasked(db.read, late, SHOWN)).filter(
    (question) => askAt(question, late) <= late,
  );
  const stuck = await listStuck(db.read, { due: late, tried, failedSince: plusMs(now, -FAILED_FOR_MS) });
  const undone = await countUndone(db.read, tried);
  const overdue = unasked.length + sum(stuck, ['pending', 'sending']);
  const findings = [
    ...(await overdueFindings(overdue, reasonsOf(stuck, ['pending', 'sending']), isRunning)),
    ...unknownFindings(stuck),
    ...failedFindings(stuck),
  ];
  if (undone > 0)
    findings.push(
      wrong(
        'typed messages',
        `${count(undone, 'typed message was', 'typed messages were')} kept and not dealt with`,
        'The log says why, under "listener failed"; restarting Hunch tries them again.',
      ),
    );
  return findings;
}

async function overdueFindings(
  n: number,
  reasons: string,
  isRunning: () => Promise<boolean>,
): Promise<Finding[]> {
  if (n === 0) return [well('overdue', 'nothing is overdue')];
  const says = `${count(n, 'message is', 'messages are')} more than 15 minutes overdue${reasons}`;
  const todo = (await isRunning())
    ? 'Hunch is running: its log says what holds it up (a wrong clock, a token, Slack).'
    : 'Hunch is not running: start it.';
  return [wrong('overdue', says, todo)];
}

function unknownFindings(stuck: readonly Stuck[]): Finding[] {
  const n = sum(stuck, ['unknown']);
  if (n === 0) return [well('in doubt', 'of every message it is known whether it arrived')];
  const says = `of ${count(n, 'message')} nobody knows whether it arrived, and Slack does not let Hunch look${reasonsOf(stuck, ['unknown'])}`;
  return [
    wrong(
      'in doubt',
      says,
      'Grant channels:history and groups:history in the app’s settings and install it again, or let whoever was asked tap "Post it again".',
    ),
  ];
}

/** Whoever can do something about these has been told; here they are only mentioned. */
function failedFindings(stuck: readonly Stuck[]): Finding[] {
  const isDeadly = ({ state, error }: Stuck) => state === 'failed' && error === ENDED_THE_PROCESS;
  const [deadly, refused] = [stuck.filter(isDeadly), stuck.filter((one) => !isDeadly(one))];
  const mention = (some: readonly Stuck[], what: string): Finding[] => {
    const n = sum(some, ['failed']);
    const says = `${count(n, 'message')} of the last 7 days ${what}`;
    return n === 0 ? [] : [well('given up', says.replace('…', reasonsOf(some, ['failed'])))];
  };
  return [
    ...mention(refused, 'could not be delivered…; whom it concerns was told'),
    ...mention(
      deadly,
      'ended Hunch five times in their writing…; give it more memory if that was missing, else report it',
    ),
  ];
}

function sum(stuck: readonly Stuck[], states: readonly Stuck['state'][]): number {
  return stuck.filter(({ state }) => states.includes(state)).reduce((total, { n }) => total + n, 0);
}

function reasonsOf(stuck: readonly Stuck[], states: readonly Stuck['state'][]): string {
  const found = stuck.filter(({ state, error }) => states.includes(state) && error !== null);
  if (found.length === 0) return '';
  return ` (${found.map(({ kind, error, n }) => `${n} ${kind}: ${error}`).join(', ')})`;
}
