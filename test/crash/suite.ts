import { type Counts, countsOf, countsOfInbound, isKept, noCounts, plus } from './counts.ts';
import { runInboundRound } from './inbound/round.ts';
import type { Databases } from './round/databases.ts';
import { type RoundPlan, type RoundResult, runRound } from './round/round.ts';

/** Where programs of dist are. */
export type ProgramPath = (name: string) => string;

/** What a suite needs. */
export interface Bench {
  readonly databases: Databases;
  readonly program: ProgramPath;
  readonly say: (line: string) => void;
}

type Kind = Pick<RoundPlan, 'dialect' | 'processes' | 'pauses'>;

/** The three ways in which Hunch is run: alone on a file, alone on a server, two instances on a server. */
const kinds: readonly Kind[] = [
  { dialect: 'sqlite', processes: 1, pauses: 0.02 },
  { dialect: 'postgres', processes: 2, pauses: 0.06 },
  { dialect: 'sqlite', processes: 1, pauses: 0 },
  { dialect: 'postgres', processes: 1, pauses: 0.02 },
  { dialect: 'postgres', processes: 2, pauses: 0.06 },
];
const CALM_MS = 90_000;

/** Plans of so many rounds of the protocol, by turns in each way. */
export function protocolPlans(
  program: ProgramPath,
  rounds: number,
  each: { readonly messages: number; readonly blows: number; readonly seed: number },
): RoundPlan[] {
  return Array.from({ length: rounds }, (_, index) => ({
    ...(kinds[index % kinds.length] as Kind),
    ...each,
    program: program('processes/protocol'),
    seed: each.seed + index,
    calmMs: CALM_MS,
  }));
}

/** Runs rounds two at a time, tells each, and adds them up. */
export async function runRounds(
  { databases, say }: Bench,
  plans: readonly RoundPlan[],
  done: (counts: Counts) => void = () => undefined,
): Promise<Counts> {
  const queue = [...plans];
  let sum = noCounts;
  const lane = async () => {
    for (let plan = queue.shift(); plan; plan = queue.shift()) {
      const result = await runRound(databases, plan);
      const counts = countsOf(plan.dialect === 'postgres', result);
      sum = plus(sum, counts);
      done(counts);
      say(describe(plan, result));
      for (const trouble of troubles(plan, result)) say(trouble);
    }
  };
  await Promise.all([lane(), lane()]);
  return sum;
}

/** Runs a round of the whole Hunch on each database, tells each, and adds them up. */
export async function runInbound(
  { databases, program, say }: Bench,
  blows: number,
  seed: number,
): Promise<Counts> {
  const inbound = async (dialect: 'sqlite' | 'postgres') => {
    const plan = { dialect, program: program('processes/whole'), blows, seed };
    const result = await runInboundRound(databases, plan);
    const counts = countsOfInbound(dialect === 'postgres', result);
    const { kills, typed, pressed, acked, toAsk, leftOver, stop } = result;
    say(
      `whole Hunch on ${dialect}, seed ${seed}: ${kills} kills, ${typed} typed, ${pressed} pressed, ${acked} acked, ${toAsk.length} asked; acked and lost ${result.ackedLost.length}, recorded twice ${result.recordedTwice.length}, never asked ${result.lost.length}, asked twice ${result.doubled.length}; stopped in ${Math.round(stop.ms)} ms`,
    );
    if (!isKept(counts) || leftOver !== null || stop.code !== 0) {
      const { ackedLost, recordedTwice, lost, doubled } = result;
      say(`  TROUBLE: ${JSON.stringify({ ackedLost, recordedTwice, lost, doubled, leftOver, stop })}`);
    }
    return counts;
  };
  return (await Promise.all([inbound('sqlite'), inbound('postgres')])).reduce(plus, noCounts);
}

/** So many words of each kind of trouble are shown. */
const SHOWN = 5;
/** Hunch's shut-down takes no longer. */
const STOP_MAX_MS = 12_000;

/** What went wrong in a round, with what is needed to run it again; nothing if all went well. */
export function troubles(plan: RoundPlan, result: RoundResult): string[] {
  const { lost, doubled, everDoubled, early, brokenFences, leftOver, stop, log } = result;
  const stopped = stop.code === 0 && stop.ms <= STOP_MAX_MS;
  const isWell = isKept(countsOf(false, result)) && leftOver === null && stopped && everDoubled.length === 0;
  if (isWell) return [];
  const some = Object.entries({ lost, doubled, everDoubled, early, brokenFences }).map(
    ([name, words]) => `${name} ${words.length} ${words.slice(0, SHOWN).join(' ')}`,
  );
  return [
    `  TROUBLE in ${JSON.stringify(plan)}`,
    `  ${some.join('; ')}; left over ${leftOver}; stop ${JSON.stringify(stop)}`,
    ...log.slice(-5).map((line) => `  ${line}`),
  ];
}

function describe({ dialect, processes, seed }: RoundPlan, result: RoundResult): string {
  const { kills, pauses, messages, ambiguousFaults, seconds, stop } = result;
  const boot = median(result.bootMs);
  const where = `${dialect}, ${processes === 1 ? 'one process' : 'two processes'}, seed ${seed}`;
  const what = `${kills} kills, ${pauses} pauses, ${messages} messages, ${ambiguousFaults} ambiguous faults`;
  const times = `boot ${boot} ms, stopped in ${Math.round(stop.ms)} ms, ${Math.round(seconds)} s`;
  return `${where}: ${what}; lost ${result.lost.length}, doubled ${result.doubled.length}; ${times}`;
}

function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return Math.round(sorted[Math.floor(sorted.length / 2)] ?? 0);
}
