import { computed, signal } from '@preact/signals';
import { workspaceId } from '../state/clock.ts';

const KEY = 'welcome-hidden-in';
const hiddenIn = signal(localStorage.getItem(KEY));

/** Whether somebody put the welcome away in this workspace; made anew, it welcomes again. */
export const isWelcomeHidden = computed(() => hiddenIn.value === workspaceId.value);

/** Puts the welcome away. */
export function hideWelcome(): void {
  hiddenIn.value = workspaceId.value;
  localStorage.setItem(KEY, workspaceId.value);
}

/** Brings the welcome back. */
export function showWelcome(): void {
  hiddenIn.value = null;
  localStorage.removeItem(KEY);
}
