import { type JournalLine, openJournal } from './journal.ts';

/** Things of one kind by id, in the order in which they were first put there. */
export interface Collection<T> {
  get(id: string): T | undefined;
  put(id: string, value: T): void;
  remove(id: string): void;
  values(): Iterable<T>;
}

/** The sandbox's own state: everything in memory, written behind to one file when it has a path. */
export interface StateFile {
  collection<T>(name: string): Collection<T>;
  wipe(): void;
  close(): void;
}

/** What a kill of the process can lose at most. */
const WRITE_BEHIND_MS = 20;

/** Opens the state file, or keeps everything in memory when `path` is null. */
export function openStateFile(path: string | null): StateFile {
  const journal = path === null ? null : openJournal(path);
  const maps = new Map<string, Map<string, unknown>>();
  const dirty = new Map<string, readonly [name: string, id: string]>();
  let timer: NodeJS.Timeout | null = null;

  function mapOf(name: string): Map<string, unknown> {
    const map = maps.get(name) ?? new Map(journal?.things.get(name));
    maps.set(name, map);
    return map;
  }

  function flush(): void {
    if (timer) clearTimeout(timer);
    timer = null;
    const lines = [...dirty.values()].map(
      ([name, id]): JournalLine => ({ name, id, value: mapOf(name).get(id) }),
    );
    dirty.clear();
    if (lines.length > 0) journal?.append(lines);
  }

  function touch(name: string, id: string): void {
    if (!journal) return;
    dirty.set(`${name} ${id}`, [name, id]);
    timer ??= setTimeout(flush, WRITE_BEHIND_MS);
  }

  return {
    collection<T>(name: string): Collection<T> {
      // What is in the map was put there by this same typed collection, now or before a restart.
      const map = mapOf(name) as Map<string, T>;
      return {
        get: (id) => map.get(id),
        values: () => map.values(),
        put(id, value) {
          map.set(id, value);
          touch(name, id);
        },
        remove(id) {
          if (map.delete(id)) touch(name, id);
        },
      };
    },
    wipe() {
      dirty.clear();
      for (const map of maps.values()) map.clear();
      journal?.clear();
    },
    close: flush,
  };
}
