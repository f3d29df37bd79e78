import { computed, signal } from '@preact/signals';
import type { MoveResult } from '../../clock/handshake.ts';
import type { ClockReading } from '../../control/clock-reading.ts';
import { send } from '../api/ask.ts';
import { tell, tellTrouble } from './notices.ts';

const offsetMs = signal(0);
const tick = signal(Date.now());
setInterval(() => {
  tick.value = Date.now();
}, 1_000);

/** World time in epoch milliseconds, as of the last second. */
export const worldNow = computed(() => tick.value + offsetMs.value);
/** Whether the clock is on its way and the app still has things to do. */
export const isMoving = signal(false);
/** Changes when the workspace is made anew. */
export const workspaceId = signal('');

/** Takes in what the sandbox says the time is. */
export function takeClock(reading: ClockReading): void {
  offsetMs.value = reading.offsetMs;
  workspaceId.value = reading.workspaceId;
  tick.value = Date.now();
}

/** Moves the clock; resolves when everything that became due was done. */
export async function moveClock(move: { byMs: number } | { to: number }): Promise<void> {
  await underWay('/clock/move', move);
}

/** Makes the workspace anew. */
export async function startOver(): Promise<void> {
  await underWay('/start-over', {});
  location.reload();
}

async function underWay(path: string, body: object): Promise<void> {
  isMoving.value = true;
  try {
    const result = await send<MoveResult & ClockReading>(path, body);
    takeClock(result);
    if (result.waitingFor.length > 0) tell(`Still waiting for ${result.waitingFor.join(', ')}.`);
  } catch (error) {
    tellTrouble(error);
  } finally {
    isMoving.value = false;
  }
}
