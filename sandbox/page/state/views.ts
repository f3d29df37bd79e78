import { computed, signal } from '@preact/signals';
import type { SeenView } from '../../control/seen-view.ts';

/** Open modals, the one on top last. */
export const modals = signal<readonly SeenView[]>([]);
/** The app's Home as it was published for this person. */
export const home = signal<SeenView | null>(null);
/** The modal on top. */
export const topModal = computed(() => modals.value.at(-1) ?? null);
