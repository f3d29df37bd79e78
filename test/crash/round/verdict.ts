import type { LedgerEntry } from '../../../sandbox/client.ts';
import type { Intent } from './intents.ts';

/** What the ledgers say of one round; every list holds the words of intents. */
export interface Verdict {
  /** Never seen by anybody, although due. */
  readonly lost: readonly string[];
  /** There more than once when all was over. */
  readonly doubled: readonly string[];
  /** There more than once at some time, also if only for a moment. */
  readonly everDoubled: readonly string[];
  /** Seen before its due time. */
  readonly early: readonly string[];
}

/** Compares what was to be asked with every message that was ever visible. */
export function judge(wanted: readonly Intent[], ledger: readonly LedgerEntry[]): Verdict {
  const asked = ledger.filter(({ metadata }) => metadata !== undefined);
  const copies = copiesByWord(wanted, asked);
  const words = (isSo: (intent: Intent, of: readonly LedgerEntry[]) => boolean) =>
    wanted.filter((intent) => isSo(intent, copies.get(intent.word) ?? [])).map(({ word }) => word);
  const there = (of: readonly LedgerEntry[]) => of.filter(({ removedAt }) => removedAt === undefined);
  return {
    lost: words((_, of) => there(of).length === 0),
    doubled: words((_, of) => there(of).length > 1),
    everDoubled: words((_, of) => of.length > 1),
    early: words(({ dueMs }, of) => of.some(({ ts }) => Number(ts) * 1000 < dueMs)),
  };
}

function copiesByWord(
  wanted: readonly Intent[],
  asked: readonly LedgerEntry[],
): ReadonlyMap<string, readonly LedgerEntry[]> {
  const known = new Set(wanted.map(({ word }) => word));
  const copies = new Map<string, LedgerEntry[]>();
  for (const entry of asked)
    for (const word of new Set(entry.text.match(/[a-z]+-\d{5}-/g) ?? []))
      if (known.has(word)) copies.set(word, [...(copies.get(word) ?? []), entry]);
  return copies;
}
