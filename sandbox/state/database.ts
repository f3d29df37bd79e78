import Database from 'better-sqlite3';

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
  flush(): void;
  close(): void;
}

const WRITE_BEHIND_MS = 20;

/** Opens the state file, or keeps everything in memory when `path` is null. */
export function openStateFile(path: string | null): StateFile {
  const database = path === null ? null : openDatabase(path);
  const maps = new Map<string, Map<string, unknown>>();
  const dirty = new Map<string, [collection: string, id: string]>();
  let timer: NodeJS.Timeout | null = null;

  function mapOf(name: string): Map<string, unknown> {
    const found = maps.get(name);
    if (found) return found;
    const rows = database?.read(name) ?? [];
    const map = new Map(rows.map((row) => [row.id, JSON.parse(row.json)]));
    maps.set(name, map);
    return map;
  }

  function flush(): void {
    if (timer) clearTimeout(timer);
    timer = null;
    const changes = [...dirty.values()].map(([name, id]) => ({ name, id, value: maps.get(name)?.get(id) }));
    dirty.clear();
    if (changes.length > 0) database?.write(changes);
  }

  function touch(name: string, id: string): void {
    if (!database) return;
    dirty.set(`${name}\n${id}`, [name, id]);
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
      database?.clear();
    },
    flush,
    close() {
      flush();
      database?.close();
    },
  };
}

interface Change {
  readonly name: string;
  readonly id: string;
  readonly value: unknown;
}

function openDatabase(path: string) {
  const database = new Database(path);
  database.pragma('journal_mode = WAL');
  database.exec(
    'create table if not exists things (position integer primary key, name text not null, id text not null, json text not null, unique (name, id)) strict',
  );
  const select = database.prepare<[string], { id: string; json: string }>(
    'select id, json from things where name = ? order by position',
  );
  const upsert = database.prepare(
    'insert into things (name, id, json) values (?, ?, ?) on conflict (name, id) do update set json = excluded.json',
  );
  const remove = database.prepare('delete from things where name = ? and id = ?');
  return {
    read: (name: string) => select.all(name),
    write: database.transaction((changes: readonly Change[]) => {
      for (const { name, id, value } of changes) {
        if (value === undefined) remove.run(name, id);
        else upsert.run(name, id, JSON.stringify(value));
      }
    }),
    clear: () => database.exec('delete from things'),
    close: () => database.close(),
  };
}
