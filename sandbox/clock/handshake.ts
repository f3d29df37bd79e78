import { randomUUID } from 'node:crypto';

/** What a follower of the clock is told; see docs/sandbox.md. */
type ClockEvent =
  | { readonly kind: 'clock'; readonly now: number; readonly offsetMs: number; readonly workspaceId: string }
  | { readonly kind: 'announced'; readonly id: string; readonly what: Move }
  | {
      readonly kind: 'moved';
      readonly id: string;
      readonly what: Move;
      readonly now: number;
      readonly offsetMs: number;
      readonly workspaceId: string;
    }
  | { readonly kind: 'cancelled'; readonly id: string };

/** A jump of the clock, or a new beginning. */
type Move = 'move' | 'start-over';

/** What came of a move. */
export interface MoveResult {
  /** False when somebody was not ready in time and nothing moved. */
  readonly moved: boolean;
  /** Followers that have not answered. */
  readonly waitingFor: readonly string[];
}

/** Those who keep the sandbox's time and are asked before it jumps. */
export interface Followers {
  /** Adds a follower; returns how to remove it. */
  follow(name: string, tell: (event: ClockEvent) => void): () => void;
  /**
   * A follower's answer to an announcement or to a move. False when nobody asked.
   *
   * @param wakeAt with `ready`: the next instant (epoch milliseconds) at which the follower has something to do
   */
  answer(name: string, id: string, stage: 'ready' | 'settled', wakeAt?: number | null): boolean;
  /** Announces, waits for `ready`, moves, waits for `settled`; again until it is there. One move at a time. */
  move(what: Move, step: Step): Promise<MoveResult>;
  names(): readonly string[];
}

/**
 * Moves once, and says whether that was all.
 *
 * @param wakeAt the earliest instant at which a follower has something to do; null if none has said so
 */
type Step = (wakeAt: number | null) => {
  readonly reading: Omit<Extract<ClockEvent, { kind: 'clock' }>, 'kind'>;
  readonly isThere: boolean;
};

/** Nobody follows yet. `patienceMs` is machine time for each stop of a move. */
export function openFollowers(patienceMs = 30_000): Followers {
  const followers = new Map<string, (event: ClockEvent) => void>();
  let waiting: { readonly key: string; readonly names: Set<string>; readonly done: () => void } | null = null;
  let wakes: number[] = [];
  let queue: Promise<unknown> = Promise.resolve();

  const tellAll = (event: ClockEvent): void => {
    for (const tell of followers.values()) tell(event);
  };

  function settle(name: string): void {
    waiting?.names.delete(name);
    if (waiting?.names.size === 0) waiting.done();
  }

  /** Resolves with who has not answered by the deadline. */
  function answers(key: string, deadline: number, ask: () => void): Promise<readonly string[]> {
    return new Promise((resolve) => {
      const names = new Set(followers.keys());
      const done = (): void => {
        clearTimeout(timer);
        waiting = null;
        resolve([...names]);
      };
      const timer = setTimeout(done, Math.max(0, deadline - performance.now()));
      waiting = { key, names, done };
      ask();
      if (names.size === 0) done();
    });
  }

  async function moveNow(what: Move, step: Step): Promise<MoveResult> {
    for (let moved = false; ; moved = true) {
      const id = randomUUID();
      const deadline = performance.now() + patienceMs;
      wakes = [];
      const notReady = await answers(`ready ${id}`, deadline, () => tellAll({ kind: 'announced', id, what }));
      if (notReady.length > 0) {
        tellAll({ kind: 'cancelled', id });
        return { moved, waitingFor: notReady };
      }
      const { reading, isThere } = step(wakes.length > 0 ? Math.min(...wakes) : null);
      const unsettled = await answers(`settled ${id}`, deadline, () =>
        tellAll({ kind: 'moved', id, what, ...reading }),
      );
      if (isThere || unsettled.length > 0) return { moved: true, waitingFor: unsettled };
    }
  }

  return {
    follow(name, tell) {
      followers.set(name, tell);
      return () => {
        if (followers.get(name) !== tell) return;
        followers.delete(name);
        settle(name);
      };
    },
    answer(name, id, stage, wakeAt = null) {
      if (waiting?.key !== `${stage} ${id}` || !waiting.names.has(name)) return false;
      if (wakeAt !== null) wakes.push(wakeAt);
      settle(name);
      return true;
    },
    move(what, step) {
      const moved = queue.then(() => moveNow(what, step));
      queue = moved.catch(() => undefined);
      return moved;
    },
    names: () => [...followers.keys()],
  };
}
