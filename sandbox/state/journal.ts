import {
  appendFileSync,
  closeSync,
  existsSync,
  fsyncSync,
  openSync,
  readFileSync,
  renameSync,
  writeSync,
} from 'node:fs';

/** What a journal says about one thing: its value now, or nothing when it is gone. */
export interface JournalLine {
  readonly name: string;
  readonly id: string;
  readonly value?: unknown;
}

/** Lines of JSON, appended; what comes later wins. */
export interface Journal {
  /** Every thing that is there, by collection and id, oldest first. */
  readonly things: ReadonlyMap<string, ReadonlyMap<string, unknown>>;
  append(lines: readonly JournalLine[]): void;
  clear(): void;
}

/** Opens a journal: reads it, and writes it anew without what was overtaken. A line cut short by a crash is left out. */
export function openJournal(path: string): Journal {
  const things = new Map<string, Map<string, unknown>>();
  const text = existsSync(path) ? readFileSync(path, 'utf8') : '';
  for (const line of text.split('\n')) apply(things, parse(line));
  rewrite(path, linesOf(things));
  return {
    things,
    append: (lines) => appendFileSync(path, lines.map(format).join('')),
    clear: () => rewrite(path, []),
  };
}

function parse(line: string): JournalLine | null {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

function apply(things: Map<string, Map<string, unknown>>, line: JournalLine | null): void {
  if (!line) return;
  const collection = things.get(line.name) ?? new Map<string, unknown>();
  things.set(line.name, collection);
  if (line.value === undefined) collection.delete(line.id);
  else collection.set(line.id, line.value);
}

function linesOf(things: Journal['things']): JournalLine[] {
  return [...things].flatMap(([name, collection]) =>
    [...collection].map(([id, value]) => ({ name, id, value })),
  );
}

/** All or nothing: a new file takes the old one's place once it is on the disk. */
function rewrite(path: string, lines: readonly JournalLine[]): void {
  const file = openSync(`${path}.new`, 'w');
  writeSync(file, lines.map(format).join(''));
  fsyncSync(file);
  closeSync(file);
  renameSync(`${path}.new`, path);
}

function format(line: JournalLine): string {
  return `${JSON.stringify(line)}\n`;
}
