import { nextNumber, type State } from '../state/state.ts';

/** World time: real time plus an offset that is kept with the state and only ever grows. */
export interface WorldClock {
  /** World time in epoch milliseconds. */
  now(): number;
  offsetMs(): number;
  /** @throws when `instant` lies before `now()`. */
  moveTo(instant: number): void;
  /** Back to where a new workspace starts. */
  restart(): void;
  /** A Slack ts of now, different from every one before it. */
  nextTs(): string;
}

const FACT = 'clock:offset';
const LAST_TS = 'clock:last_ts';

/** Reads the offset from the state; a new workspace starts at `start` (epoch milliseconds), or at real time. */
export function openWorldClock(state: State, start: number | null): WorldClock {
  const restart = (): void => state.facts.put(FACT, start === null ? 0 : start - Date.now());
  if (state.facts.get(FACT) === undefined) restart();
  const offsetMs = (): number => Number(state.facts.get(FACT));
  const now = (): number => Date.now() + offsetMs();
  return {
    now,
    offsetMs,
    restart,
    moveTo(instant) {
      const by = instant - now();
      if (by < 0) throw new Error('the clock only moves forward');
      state.facts.put(FACT, offsetMs() + by);
    },
    nextTs() {
      const last = Number(state.facts.get(LAST_TS) ?? 0);
      const microseconds = Math.max(now() * 1000, last + 1);
      state.facts.put(LAST_TS, microseconds);
      return formatTs(microseconds);
    },
  };
}

/** Epoch microseconds as Slack writes them: seconds, a dot, six digits. */
function formatTs(microseconds: number): string {
  const digits = String(Math.round(microseconds)).padStart(7, '0');
  return `${digits.slice(0, -6)}.${digits.slice(-6)}`;
}

/** An action_ts or event_ts: like a message's ts, but counted apart. */
export function actionTs(state: State, clock: WorldClock): string {
  return formatTs(clock.now() * 1000 + (nextNumber(state, 'action_ts') % 1000));
}
