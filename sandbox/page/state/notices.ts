import { signal } from '@preact/signals';
import type { Outcome } from '../../people/outcome.ts';

/** Something a person is told at the edge of the window for a few seconds. */
export interface Notice {
  readonly id: number;
  readonly text: string;
}

const SHOWN_FOR_MS = 8_000;

/** What is told now, the newest last. */
export const notices = signal<readonly Notice[]>([]);

let lastId = 0;

/** Tells the person something. */
export function tell(text: string): void {
  lastId += 1;
  const id = lastId;
  notices.value = [...notices.value.slice(-2), { id, text }];
  setTimeout(() => dismiss(id), SHOWN_FOR_MS);
}

/** Takes a notice away. */
export function dismiss(id: number): void {
  notices.value = notices.value.filter((each) => each.id !== id);
}

/** Tells what went wrong, if something did and it is not shown in its place. */
export function tellOutcome(outcome: Outcome): Outcome {
  const isShown = outcome.ok || outcome.errors !== undefined;
  if (!isShown)
    tell([outcome.shown ?? outcome.error ?? 'Something went wrong.', ...(outcome.messages ?? [])].join(' '));
  return outcome;
}

/** Tells that the sandbox refused or could not be reached. */
export function tellTrouble(error: unknown): undefined {
  tell(error instanceof Error ? error.message : String(error));
  return undefined;
}
