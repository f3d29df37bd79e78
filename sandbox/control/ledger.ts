import type { Metadata } from '../state/model.ts';
import type { Workspace } from '../workspace.ts';

/** A message that people could see at some time; also if it was deleted since. Ephemerals are left out. */
export interface LedgerEntry {
  readonly channelId: string;
  /** World time of posting. */
  readonly ts: string;
  readonly userId: string;
  readonly threadTs?: string;
  /** As it was posted, before any edit. */
  readonly text: string;
  readonly metadata?: Metadata;
  /** Machine milliseconds. */
  readonly postedAt: number;
  /** Machine milliseconds; absent while it is there. */
  readonly removedAt?: number;
}

/** Every message ever visible in this workspace since it was opened, in the order of posting. */
export interface Ledger {
  list(): readonly LedgerEntry[];
}

/** Keeps a ledger from now on. */
export function keepLedger({ changes, state }: Pick<Workspace, 'changes' | 'state'>): Ledger {
  const entries = new Map<string, LedgerEntry>();
  changes.subscribe((change) => {
    if (change.kind === 'started-over') entries.clear();
    if (change.kind !== 'message' && change.kind !== 'message-removed') return;
    const name = `${change.channelId} ${change.ts}`;
    const known = entries.get(name);
    if (change.kind === 'message-removed') {
      if (known) entries.set(name, { ...known, removedAt: Date.now() });
      return;
    }
    const message = state.messages.get(change.channelId, change.ts);
    if (known || !message || message.ephemeralFor) return;
    const { channelId, ts, userId, threadTs, text, metadata, postedAt } = message;
    entries.set(name, {
      ...{ channelId, ts, userId, text, postedAt },
      ...(threadTs ? { threadTs } : {}),
      ...(metadata ? { metadata } : {}),
    });
  });
  return { list: () => [...entries.values()] };
}
