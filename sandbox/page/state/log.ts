import { signal } from '@preact/signals';
import type { LogEntry } from '../../inspector.ts';
import { read, send } from '../api/ask.ts';
import { tell, tellTrouble } from './notices.ts';

/** How many payloads the inspector keeps in the page. */
const AT_MOST = 300;

/** Payloads both ways, the newest first. */
export const log = signal<readonly LogEntry[]>([]);
/** Whether the inspector is open; nothing is read while it is not. */
export const isInspectorOpen = signal(false);

let waiting: ReturnType<typeof setTimeout> | undefined;

/** Opens or closes the inspector. */
export function toggleInspector(): void {
  isInspectorOpen.value = !isInspectorOpen.value;
  readLogSoon();
}

/** Reads the log again, once for all that happens in the next moment. */
export function readLogSoon(): void {
  if (!isInspectorOpen.value) return;
  clearTimeout(waiting);
  waiting = setTimeout(() => {
    read<readonly LogEntry[]>('/log').then((entries) => {
      log.value = entries.slice(-AT_MOST).reverse();
    }, tellTrouble);
  }, 120);
}

/** Sends a payload once more. */
export async function resend(id: number): Promise<void> {
  const answer = await send<{ ok?: boolean; error?: string }>('/log/resend', { id }).catch(tellTrouble);
  if (answer) tell(answer.ok === false ? `Sent again; the answer was ${answer.error}.` : 'Sent again.');
}
