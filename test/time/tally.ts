/** What a part of the simulated year found: how much it looked at, and everything that was not as it must be. */
export interface Tally {
  readonly title: string;
  /** Something that was looked at. */
  count(what: string, n?: number): void;
  skipped(what: string): void;
  doubled(what: string): void;
  /** At another local time than it must be. */
  wrong(what: string): void;
  /** A line of counts, and the first complaints in words. */
  text(): string;
  complaints(): number;
}

const SHOWN = 10;

/** An empty tally. */
export function openTally(title: string): Tally {
  const counts = new Map<string, number>();
  const faults = {
    skipped: [] as string[],
    doubled: [] as string[],
    'at a wrong local time': [] as string[],
  };
  const all = () => Object.values(faults).flat();
  return {
    title,
    count: (what, n = 1) => void counts.set(what, (counts.get(what) ?? 0) + n),
    skipped: (what) => void faults.skipped.push(what),
    doubled: (what) => void faults.doubled.push(what),
    wrong: (what) => void faults['at a wrong local time'].push(what),
    text() {
      const seen = [...counts].map(([what, n]) => `${n.toLocaleString('en')} ${what}`);
      const bad = Object.entries(faults).map(([name, list]) => `${list.length} ${name}`);
      const examples = Object.entries(faults).flatMap(([name, list]) =>
        list.slice(0, SHOWN).map((what) => `  ${name}: ${what}`),
      );
      return [`${title}: ${[...seen, ...bad].join(', ')}`, ...examples].join('\n');
    },
    complaints: () => all().length,
  };
}
