import type { Point } from '../support/small-world.ts';
import { type Fault, faults } from './faults.ts';

/** The moments of the matrix, in its order. */
export const moments = [
  'enqueue',
  'claim, before commit',
  'claim, after commit',
  'before fetch',
  'during fetch',
  'after the reply, before settle',
  'after settle',
  'reconcile',
  'audit',
  'answer, before commit',
  'answer, after commit',
  'before ack',
  'after ack',
  'migration',
  'backup',
  'boot',
] as const;
export type Moment = (typeof moments)[number];

/** One fault at one moment: run by the matrix's own test, by another one, or why there is no such thing. */
export type Cell = { readonly fault: Fault; readonly moment: Moment } & Kind;

type Kind =
  | { readonly is: 'run' }
  | { readonly is: 'elsewhere'; readonly where: string }
  | { readonly is: 'impossible'; readonly because: keyof typeof reasons };

/** Why a fault cannot occur at a moment. */
export const reasons = {
  a: 'no request to Slack is under way at this moment',
  b: 'only reading history can meet it, and history is read by reconcile and audit alone',
  c: 'only removing a second copy can meet it, which the audit alone does',
  d: 'nothing is written at this moment: the write before it has been committed, the next has not begun',
  e: 'no clock of this machine decides anything there, and nothing has a deadline: it only takes longer',
  f: 'Postgres is backed up by pg_dump, which commits nothing and whose connection is its own',
} as const;

/** Where a process is met at a moment; the moments left out are met in another way. */
export const pointOf: Partial<Record<Moment, Point>> = {
  enqueue: 'enqueue before commit',
  'claim, before commit': 'claim before commit',
  'claim, after commit': 'claim after commit',
  'before fetch': 'before post',
  'during fetch': 'after post',
  'after the reply, before settle': 'settle before commit',
  'after settle': 'settle after commit',
  reconcile: 'look-up before commit',
  audit: 'audit before commit',
  'answer, before commit': 'answer before commit',
  'answer, after commit': 'answer after commit',
  boot: 'boot before commit',
};

/** How many variants a cell has. */
export function variantsOf({ fault }: Cell): number {
  if ('variants' in fault) return fault.variants.length;
  return 'codes' in fault ? fault.codes.length : 1;
}

const REQUESTS: readonly Moment[] = ['during fetch', 'reconcile', 'audit', 'boot'];
const WRITES: readonly Moment[] = [
  'enqueue',
  'claim, before commit',
  'after the reply, before settle',
  'reconcile',
  'audit',
  'answer, before commit',
  'boot',
];
const MIGRATION = 'test/db/migrate.test.ts';
const BACKUP = 'test/matrix/backup.test.ts';

/** Every cell: 33 faults at 16 moments. */
export const cells: readonly Cell[] = faults.flatMap((fault) =>
  moments.map((moment) => ({ fault, moment, ...kindOf(fault, moment) })),
);

function kindOf(fault: Fault, moment: Moment): Kind {
  const run = { is: 'run' } as const;
  const impossible = (because: keyof typeof reasons) => ({ is: 'impossible', because }) as const;
  const elsewhere = (where: string) => ({ is: 'elsewhere', where }) as const;
  switch (fault.on) {
    case 'wire':
    case 'address':
      return REQUESTS.includes(moment) ? run : impossible('a');
    case 'history':
    case 'lag':
      return moment === 'reconcile' || moment === 'audit' ? run : impossible('b');
    case 'delete':
      return moment === 'audit' ? run : impossible('c');
    case 'sqlite':
    case 'postgres':
      if (moment === 'migration') return elsewhere(MIGRATION);
      if (moment === 'backup') return fault.on === 'sqlite' ? elsewhere(BACKUP) : impossible('f');
      return WRITES.includes(moment) ? run : impossible('d');
    case 'machine':
      if (moment !== 'migration' && moment !== 'backup') return run;
      if (!fault.isFatal) return impossible('e');
      return elsewhere(moment === 'migration' ? MIGRATION : BACKUP);
  }
}
