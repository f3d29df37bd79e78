import type { Deps } from '../deps.ts';
import type { Tracker, TrackerAnswer } from '../runs/trackers/tracker.ts';
import { type AwaitedRun, listAwaited } from '../store/runs/awaited.ts';
import { reportRun } from '../usecases/runs/report-run.ts';

/** Runs of one tracker that are kept an eye on, and how many are asked about in one look, one after the other. */
const AWAITED_MAX = 500;
const BATCH = 10;
const HOUR_MS = 3_600_000;
/** A run that has lived long is asked about less often: after this share of what it has lived. */
const SHARE_OF_AGE = 0.01;
/** A tracker in trouble, and a run that it does not know, are asked again after the first, at most after the second. */
const TROUBLE_MS = [30_000, HOUR_MS] as const;
const ABSENT_MS = [300_000, 6 * HOUR_MS] as const;

/** When to ask again (monotonic), and how often in a row it was in vain. */
interface Turn {
  readonly at: number;
  readonly failures: number;
}

/**
 * Asks trackers how the runs go that open predictions wait for, and reports what they say as a training process would.
 * What is known of turns lives in this process: after a restart everything is asked once, and asking twice, here or in
 * another instance, changes nothing.
 */
export function openTrackerRounds(
  deps: Deps,
  trackers: readonly Tracker[],
  { everyMs }: { readonly everyMs: number },
): (stop: AbortSignal) => Promise<void> {
  const rounds = trackers.map((tracker) => openRound(deps, tracker, everyMs));
  return async (stop) => {
    for (const round of rounds) await round(stop);
  };
}

function openRound(deps: Deps, tracker: Tracker, everyMs: number): (stop: AbortSignal) => Promise<void> {
  const now = () => deps.clock.monotonic();
  let turns = new Map<string, Turn>();
  let rest: Turn = { at: now(), failures: 0 };

  const takeIn = async (run: AwaitedRun, answer: TrackerAnswer): Promise<void> => {
    const turn = turns.get(run.id) ?? { at: 0, failures: 0 };
    if (answer.kind === 'trouble') {
      if (rest.failures === 0)
        deps.log.warn({ tracker: tracker.source, code: answer.code }, 'a tracker did not answer');
      rest = later(rest, TROUBLE_MS, answer.retryAfterMs);
      return;
    }
    rest = { at: now(), failures: 0 };
    turns.set(run.id, answer.kind === 'absent' ? later(turn, ABSENT_MS) : { at: nextTurn(run), failures: 0 });
    if (answer.kind === 'absent' || answer.report.state === null || answer.report.state === run.state) return;
    await reportRun(deps, { teamId: run.teamId, id: null, userId: null, channelId: null }, answer.report);
  };
  const later = (
    turn: Turn,
    [first, most]: readonly [number, number],
    atLeast: number | null = null,
  ): Turn => ({
    at: now() + Math.max(atLeast ?? 0, Math.min(most, first * 2 ** turn.failures)),
    failures: turn.failures + 1,
  });
  const nextTurn = ({ since }: AwaitedRun): number => {
    const ageMs = Date.parse(deps.clock.now()) - Date.parse(since);
    return now() + Math.min(HOUR_MS, Math.max(everyMs, ageMs * SHARE_OF_AGE));
  };

  return async (stop) => {
    if (now() < rest.at) return;
    const awaited = await listAwaited(deps.db.read, tracker.source, AWAITED_MAX);
    const isAwaited = new Set(awaited.map(({ id }) => id));
    turns = new Map([...turns].filter(([id]) => isAwaited.has(id)));
    const due = awaited.filter(({ id }) => (turns.get(id)?.at ?? 0) <= now());
    for (const run of due.slice(0, BATCH)) {
      if (stop.aborted || now() < rest.at) return;
      const answer = await tracker.ask(run, stop);
      if (!stop.aborted) await takeIn(run, answer);
    }
  };
}
