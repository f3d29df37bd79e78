/**
 * Who may import whom, folder by folder; docs/architecture.md prints the same table.
 *
 * A rule's key is a path prefix and the longest matching prefix decides. `own` lists prefixes of this repository,
 * `packages` lists what may come from outside, and `types` lists prefixes of which only types may be taken.
 */
export interface Rule {
  readonly own: readonly string[];
  readonly packages: readonly string[];
  readonly types?: readonly string[];
}

const listenersLike = [
  'src/usecases/',
  'src/figures/',
  'src/charts/',
  'src/slack/ids/',
  'src/slack/payloads/',
  'src/slack/mrkdwn.ts',
  'src/slack/views/',
  'src/domain/',
];

export const rules: Readonly<Record<string, Rule>> = {
  'db/migrations/': { own: ['db/migrations/'], packages: ['kysely'] },
  'db/': { own: ['db/'], packages: ['kysely', 'better-sqlite3', 'pg', 'node:'] },
  'src/domain/time/': {
    own: ['src/domain/'],
    packages: ['chrono-node', 'temporal-polyfill'],
  },
  'src/domain/': { own: ['src/domain/'], packages: [] },
  'src/charts/rasterise.ts': { own: ['src/charts/'], packages: ['sharp', 'node:'] },
  'src/charts/': { own: ['src/charts/', 'src/domain/'], packages: [] },
  'src/exchange/': {
    own: ['src/exchange/', 'src/domain/'],
    packages: ['csv-stringify', 'csv-parse', 'zod', 'node:crypto'],
  },
  'src/store/': { own: ['src/store/', 'src/domain/', 'db/'], packages: ['kysely', 'node:crypto', 'uuid'] },
  'src/usecases/': {
    own: ['src/usecases/', 'src/store/', 'src/domain/'],
    packages: ['node:crypto'],
    types: ['src/deps.ts', 'db/'],
  },
  'src/figures/': {
    own: ['src/figures/', 'src/store/', 'src/domain/'],
    packages: ['kysely'],
    types: ['src/deps.ts', 'db/'],
  },
  'src/slack/views/': {
    own: ['src/slack/views/', 'src/slack/ids/', 'src/slack/payloads/', 'src/slack/mrkdwn.ts', 'src/domain/'],
    packages: [],
    types: ['src/figures/', 'src/slack/messenger.ts', '@slack/'],
  },
  'src/slack/ids/': { own: ['src/slack/ids/'], packages: [] },
  'src/slack/payloads/': { own: ['src/slack/payloads/', 'src/slack/ids/', 'src/domain/'], packages: ['zod'] },
  'src/slack/listeners/': {
    own: [...listenersLike, 'src/slack/listeners/'],
    packages: ['@slack/', 'zod', 'node:crypto'],
    types: ['src/deps.ts', 'src/slack/messenger.ts', 'src/store/'],
  },
  'src/slack/': {
    own: ['src/slack/', 'src/usecases/', 'src/store/', 'src/domain/'],
    packages: ['@slack/', 'node:', 'undici', 'zod'],
    types: ['src/deps.ts', 'src/config.ts', 'db/', 'pino'],
  },
  'src/jobs/schedule.ts': {
    own: ['src/jobs/', 'src/domain/'],
    packages: ['node-cron', 'node:'],
    types: ['src/deps.ts', 'pino'],
  },
  'src/jobs/': {
    own: ['src/jobs/', 'src/store/', 'src/exchange/', 'src/slack/slack-call-error.ts', ...listenersLike],
    packages: ['node:crypto', 'node:timers/promises'],
    types: [
      'src/deps.ts',
      'src/slack/messenger.ts',
      'src/runs/trackers/tracker.ts',
      'db/',
      '@slack/types',
      'pino',
    ],
  },
  'src/runs/': {
    own: ['src/runs/', 'src/store/', ...listenersLike],
    packages: ['express', 'json5', 'undici', 'zod', 'node:'],
    types: ['src/deps.ts', 'src/config.ts', 'src/slack/messenger.ts', 'db/'],
  },
  'src/deps.ts': { own: [], packages: [], types: ['src/', 'db/', 'pino'] },
  'src/config.ts': { own: ['src/config/', 'src/domain/'], packages: [] },
  'src/config/': { own: ['src/config/'], packages: [] },
  'src/': { own: ['src/', 'db/'], packages: ['*'] },
  'src/main.ts': { own: ['src/', 'db/', 'sandbox/start.ts'], packages: ['*'] },
  'sandbox/page/': { own: ['sandbox/'], packages: ['preact', '@preact/signals'], types: ['@slack/'] },
  'sandbox/': {
    own: ['sandbox/'],
    packages: ['express', 'ws', 'yaml', 'zod', 'esbuild', 'better-sqlite3', 'node:'],
    types: ['@slack/'],
  },
};

/** What nobody may import, however the table reads. */
export const entryPoints = ['src/main.ts', 'sandbox/main.ts'];

/** The table as docs/architecture.md prints it. */
export function rulesAsMarkdown(): string {
  const rows = Object.entries(rules).map(([folder, rule]) => {
    const list = (names: readonly string[]) => names.map((name) => `\`${name}\``).join(', ') || '–';
    return `| \`${folder}\` | ${list(rule.own)} | ${list(rule.types ?? [])} | ${list(rule.packages)} |`;
  });
  return ['| folder | may import | types only | packages |', '|---|---|---|---|', ...rows].join('\n');
}
