import type { Deps } from '../../deps.ts';
import type { Tracker, TrackerAnswer } from '../../runs/trackers/tracker.ts';
import { type AwaitedRun, listAwaited } from '../../store/runs/awaited.ts';
import { reportRun } from '../../usecases/runs/report-run.ts';
import { openTurn } from '../one-at-a-time.ts';

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
interface Again {
  readonly at: number;
  readonly failures: number;
}

/**
 * Asks trackers how the runs go that open predictions wait for, and reports what they say as a training process would.
 * Of several instances one asks a tracker at a time; one that it does not answer leaves it to the next. When what is to be
 * asked again lives in that process: whoever takes over asks everything once, and asking twice changes nothing.
 */
export function openTrackerRounds(deps: Deps, trackers: readonly Tracker[], settings: RoundSettings): Rounds {
  const rounds = trackers.map((tracker) => openRound(deps, tracker, settings));
  return {
    async look(stop) {
      for (const round of rounds) await round.look(stop);
    },
    async giveUp() {
      for (const round of rounds) await round.giveUp();
    },
  };
}

/** Looks at what there is to ask, again and again, until it is given up. */
interface Rounds {
  look(stop: AbortSignal): Promise<void>;
  /** Leaves the trackers to another instance at once. */
  giveUp(): Promise<void>;
}

interface RoundSettings {
  /** Between two questions about a young run. */
  readonly everyMs: number;
  /** After which another instance asks in the place of one that is gone. */
  readonly leaseMs: number;
}

function openRound(deps: Deps, tracker: Tracker, { everyMs, leaseMs }: RoundSettings): Rounds {
  const turn = openTurn(deps, `tracker ${tracker.source}`, leaseMs);
  const now = () => deps.clock.monotonic();
  let again = new Map<string, Again>();
  let rest: Again = { at: now(), failures: 0 };

  const takeIn = async (run: AwaitedRun, answer: TrackerAnswer): Promise<void> => {
    const before = again.get(run.id) ?? { at: 0, failures: 0 };
    if (answer.kind === 'trouble') {
      if (rest.failures === 0)
        deps.log.warn({ tracker: tracker.source, code: answer.code }, 'a tracker did not answer');
      rest = later(rest, TROUBLE_MS, answer.retryAfterMs);
      return;
    }
    rest = { at: now(), failures: 0 };
    again.set(run.id, answer.kind === 'absent' ? later(before, ABSENT_MS) : { at: nextAt(run), failures: 0 });
    if (answer.kind === 'absent' || answer.report.state === null || answer.report.state === run.state) return;
    await reportRun(deps, { teamId: run.teamId, id: null, userId: null, channelId: null }, answer.report);
  };
  const later = (
    before: Again,
    [first, most]: readonly [number, number],
    atLeast: number | null = null,
  ): Again => ({
    at: now() + Math.max(atLeast ?? 0, Math.min(most, first * 2 ** before.failures)),
    failures: before.failures + 1,
  });
  const nextAt = ({ since }: AwaitedRun): number => {
    const ageMs = Date.parse(deps.clock.now()) - Date.parse(since);
    return now() + Math.min(HOUR_MS, Math.max(everyMs, ageMs * SHARE_OF_AGE));
  };

  const look = async (stop: AbortSignal): Promise<void> => {
    if (now() < rest.at || !(await turn.isMine())) return;
    const awaited = await listAwaited(deps.db.read, tracker.source, AWAITED_MAX);
    const isAwaited = new Set(awaited.map(({ id }) => id));
    again = new Map([...again].filter(([id]) => isAwaited.has(id)));
    const due = awaited.filter(({ id }) => (again.get(id)?.at ?? 0) <= now());
    for (const run of due.slice(0, BATCH)) {
      if (stop.aborted || now() < rest.at || !(await turn.isMine())) return;
      const answer = await tracker.ask(run, stop);
      if (!stop.aborted) await takeIn(run, answer);
    }
  };
  return { look, giveUp: turn.giveUp };
}
