import { setTimeout as sleep } from 'node:timers/promises';
import type { Deps } from '../deps.ts';
import type { Instant } from '../domain/prediction/prediction.ts';
import { plusMs } from '../domain/time/wall.ts';
import type { Tracker } from '../runs/trackers/tracker.ts';
import { sweepLostClaims } from '../store/deliveries/claim.ts';
import { countSendable } from '../store/deliveries/sendable.ts';
import { auditDoubts } from './doubt/audit.ts';
import { lookUpDoubts } from './doubt/look-up.ts';
import { createLane, type Lane } from './lane.ts';
import { openTrackerRounds } from './looks/ask-trackers.ts';
import { openOwnerLookUp } from './looks/find-owners.ts';
import { nextWorkAt } from './looks/next-work.ts';
import { planQuestions } from './looks/plan.ts';
import { planDigests } from './looks/plan-digests.ts';
import { openRetention } from './looks/retention.ts';
import { startTicking } from './schedule.ts';
import { openClockCheck } from './sending/clock-check.ts';
import { sendDue } from './sending/send.ts';
import { createSender, type Sender } from './sending/sender.ts';
import type { JobSettings } from './settings.ts';
import { updateSurfaces } from './surfaces/surfaces.ts';

/** The part of Hunch that acts by itself. */
export interface Jobs {
  /** Something was enqueued or became due: look soon. */
  wake(): void;
  /**
   * Sends nothing until `resume`; resolves once nothing is being sent.
   *
   * @returns the world time at which there is something to do next, null if nothing is planned
   */
  pause(): Promise<Instant | null>;
  /** Goes on, and resolves once nothing that is due and may be sent is left unsent. */
  resume(): Promise<void>;
  /** Stops claiming, and resolves when what was being sent is settled. */
  stop(): Promise<void>;
  /** Milliseconds since the lane that was silent longest looked for work; large when something is stuck. */
  heartbeatMs(): number;
  /** Why nothing is sent although it may be due, in a sentence's middle; null where all is well. */
  trouble(): string | null;
}

/** A lane that has not begun to look for so long is stuck, also by its own deadline of two minutes. */
const SILENT_MAX_MS = 5 * 60_000;

/** What is woken within so short a time is claimed, and settled, in one commit. */
const TOGETHER_MS = 20;

/** After a move of the clock everybody waits for us, so "nothing is left" may take this long to come true. */
const RESUME_MAX_MS = 20_000;
const RESUME_PAUSE_MS = 20;

/**
 * Starts looking for work: plan what is due, send it, look up what is in doubt, bring cards and Homes up to date. Each
 * kind of work has a lane of its own, so that one that is slow or broken holds up none of the others.
 *
 * @param secret key of the opaque message keys, from the database
 * @param trackers whom to ask about runs that predictions wait for
 */
export async function startJobs(
  deps: Deps,
  settings: JobSettings,
  secret: string,
  trackers: readonly Tracker[],
): Promise<Jobs> {
  const run = { isHeld: false, isClockRight: true };
  const checkClock = openClockCheck(deps);
  const isClockRight = async () => {
    run.isClockRight = await checkClock();
    return run.isClockRight;
  };
  const sender: Sender = createSender(deps, settings, secret, {
    isStopping: () => run.isHeld,
    isClockRight,
    wakeIn: (ms) => lanes.sending.wakeIn(Math.max(ms, TOGETHER_MS)),
  });
  const lanes = openLanes(deps, sender, () => run.isHeld);
  const outward = openOutwardLane(deps, trackers, settings);
  // One process has a SQLite file: whatever is being sent there was being sent by a process that is gone.
  if (deps.db.dialect === 'sqlite') {
    const lookUpAt = plusMs(deps.clock.machineNow(), settings.firstLookUpMs);
    await deps.db.write((tx) => sweepLostClaims(tx, 'all', lookUpAt));
  }
  const all = Object.values(lanes);
  const monotonic = () => deps.clock.monotonic();
  const stopTicking = startTicking([...all, outward.lane], { tickMs: settings.tickMs, monotonic });
  for (const lane of all) lane.wake();
  const heartbeatMs = () => Math.round(Math.max(...all.map((lane) => monotonic() - lane.lookedAt())));
  const quiet = async () => {
    await Promise.all(all.map((lane) => lane.look()));
    await sender.pace.idle();
  };
  return {
    wake() {
      for (const lane of [lanes.questions, lanes.sending, lanes.surfaces, lanes.owners]) lane.wake();
    },
    async pause() {
      run.isHeld = true;
      await quiet();
      // A database that does not answer names no time; the clock moves on all the same, as it does in life.
      return nextWorkAt(deps).catch(() => null);
    },
    async resume() {
      run.isHeld = false;
      const until = monotonic() + RESUME_MAX_MS;
      await quiet();
      while (!run.isHeld && monotonic() < until && (await countDue(deps)) > 0) {
        await sleep(RESUME_PAUSE_MS);
        await quiet();
      }
      await quiet();
    },
    async stop() {
      run.isHeld = true;
      await stopTicking();
      await Promise.all([...all.map((lane) => lane.stop()), outward.stop()]);
      await sender.pace.idle();
    },
    heartbeatMs,
    trouble() {
      if (!run.isClockRight) return "this machine's clock is wrong, so nothing is sent until it is set";
      return heartbeatMs() > SILENT_MAX_MS ? 'nothing has looked for work for more than five minutes' : null;
    },
  };
}

/** Trackers are on somebody else's network: nothing here waits for them, and stopping ends what was asked. */
function openOutwardLane(deps: Deps, trackers: readonly Tracker[], settings: JobSettings) {
  const { askTrackersMs: everyMs, leaseMs } = settings;
  const rounds = openTrackerRounds(deps, trackers, { everyMs, leaseMs });
  const ending = new AbortController();
  const lane = createLane('trackers', () => rounds.look(ending.signal), {
    monotonic: () => deps.clock.monotonic(),
    log: deps.log,
  });
  return {
    lane,
    async stop(): Promise<void> {
      ending.abort();
      await lane.stop();
      // Where the database is away it ends by itself.
      await rounds.giveUp().catch(() => {});
    },
  };
}

function openLanes(deps: Deps, sender: Sender, isHeld: () => boolean) {
  const forget = openRetention(deps);
  const options = { monotonic: () => deps.clock.monotonic(), log: deps.log };
  const lane = (name: string, work: () => Promise<unknown>): Lane =>
    createLane(
      name,
      async () => {
        if (!isHeld()) await work();
      },
      options,
    );
  const send = () => sender.wakeIn(0);
  const lanes = {
    questions: lane('questions', async () => {
      if (!(await sender.isClockRight())) return;
      const nextAt = await planQuestions(deps, send);
      if (nextAt !== null)
        lanes.questions.wakeIn(Math.max(0, Date.parse(nextAt) - Date.parse(deps.clock.now())));
    }),
    digests: lane('digests', async () => {
      if (await sender.isClockRight()) await planDigests(deps, send);
    }),
    sending: lane('sending', () => sendDue(sender)),
    doubts: lane('doubts', () => lookUpDoubts(sender)),
    audits: lane('audits', () => auditDoubts(sender)),
    surfaces: lane('surfaces', () => updateSurfaces(deps)),
    owners: lane('owners', openOwnerLookUp(deps)),
    retention: lane('retention', forget),
  };
  return lanes;
}

function countDue({ db, clock }: Deps): Promise<number> {
  return countSendable(db.read, { now: clock.now(), machineNow: clock.machineNow() });
}
