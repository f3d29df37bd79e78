import { signal } from '@preact/signals';

/** Words that something else on the page wants in the composer, for the conversation they are meant for. */
export const offered = signal<{ readonly channelId: string; readonly text: string } | null>(null);
