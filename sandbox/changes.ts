/** Something a window has to redraw. */
export type Change =
  | { readonly kind: 'message'; readonly channelId: string; readonly ts: string; readonly onlyFor?: string }
  | { readonly kind: 'message-removed'; readonly channelId: string; readonly ts: string }
  | { readonly kind: 'channel'; readonly channelId: string }
  | { readonly kind: 'view'; readonly userId: string }
  | { readonly kind: 'home'; readonly userId: string }
  | { readonly kind: 'read'; readonly userId: string; readonly channelId: string }
  | { readonly kind: 'log'; readonly id: number }
  | { readonly kind: 'clock' }
  | { readonly kind: 'started-over' };

/** Tells every open window what changed, in order, at once. */
export interface Changes {
  emit(change: Change): void;
  /** Returns how to stop listening. */
  subscribe(listener: (change: Change) => void): () => void;
}

/** A stream without listeners yet. */
export function openChanges(): Changes {
  const listeners = new Set<(change: Change) => void>();
  return {
    emit: (change) => {
      for (const listener of [...listeners]) listener(change);
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
