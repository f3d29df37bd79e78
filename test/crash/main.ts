import { execFileSync } from 'node:child_process';
import { appendFileSync, existsSync, readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { bundlePrograms } from './bundle.ts';
import { type Counts, isKept, noCounts, plus, sentences } from './counts.ts';
import { openDatabases } from './round/databases.ts';
import { measureRecovery, RECOVERY_LIMITS } from './round/recovery.ts';
import { type Bench, protocolPlans, runInbound, runRounds } from './suite.ts';
import { catchVariants } from './variants.ts';

const USAGE = `Kills, pauses and confuses real Hunch processes, and compares what people saw with what was to be said.

  --short              all of it, in minutes
  --long               rounds for so many --minutes (default 30), added to --results
  --totals             only prints what --results adds up to
  --results FILE       one line of counts a round (default crash-results.jsonl)
  --seed NUMBER        what kills and faults are drawn from (default: the time)
`;

const { values } = parseArgs({
  options: {
    short: { type: 'boolean' },
    long: { type: 'boolean' },
    totals: { type: 'boolean' },
    minutes: { type: 'string', default: '30' },
    results: { type: 'string', default: 'crash-results.jsonl' },
    seed: { type: 'string', default: String(Math.floor(Date.now() / 1000) % 1_000_000) },
  },
});
const seed = Number(values.seed);
const started = performance.now();
if (values.short) await runShort();
else if (values.long) await runLong(Number(values.minutes));
else if (values.totals) printTotals();
else console.log(USAGE);

async function runShort(): Promise<void> {
  await using bench = await openBench();
  const plans = protocolPlans(bench.program, 9, { messages: 340, blows: 34, seed });
  const outbound = await runRounds(bench, plans);
  const counts = plus(outbound, await runInbound(bench, 8, seed));
  await recoverAll(bench);
  const missed = await catchVariants(bench, seed);
  for (const line of sentences(counts)) console.log(line);
  console.log(`${((performance.now() - started) / 60_000).toFixed(1)} minutes, seed ${seed}`);
  for (const name of missed) console.log(`NOT CAUGHT: ${name}`);
  if (!isKept(counts) || missed.length > 0) process.exitCode = 1;
}

/** Rounds until the time is over; each one's counts are kept as soon as they are known. */
async function runLong(minutes: number): Promise<void> {
  await using bench = await openBench();
  const commit = execFileSync('git', ['rev-parse', '--short', 'HEAD'], { encoding: 'utf8' }).trim();
  const keep = (counts: Counts) => {
    const line = JSON.stringify({ at: new Date().toISOString(), commit, ...counts });
    appendFileSync(values.results, `${line}\n`);
  };
  for (let piece = seed; performance.now() - started < minutes * 60_000; piece += 10)
    await runRounds(bench, protocolPlans(bench.program, 10, { messages: 600, blows: 60, seed: piece }), keep);
  printTotals();
}

function printTotals(): void {
  const lines = existsSync(values.results) ? readFileSync(values.results, 'utf8').trim().split('\n') : [];
  const pieces = lines.map((line): Counts & { readonly at: string; readonly commit: string } =>
    JSON.parse(line),
  );
  const counts = pieces.reduce(plus, noCounts);
  for (const line of sentences(counts)) console.log(line);
  const commits = [...new Set(pieces.map(({ commit }) => commit))].join(', ');
  console.log(`from ${pieces[0]?.at} to ${pieces.at(-1)?.at}, at ${commits}`);
  if (!isKept(counts)) process.exitCode = 1;
}

/** Takes the time of some recoveries. On a machine that is busy with other things they say more about those. */
async function recoverAll({ databases, program, say }: Bench): Promise<void> {
  for (const [index, dialect] of (['sqlite', 'postgres', 'sqlite', 'postgres'] as const).entries()) {
    const plan = { dialect, program: program('processes/protocol'), seed: seed + index };
    const { bootMs, unsent, inDoubt } = await measureRecovery(databases, plan);
    say(
      `recovery on ${dialect}: started in ${Math.round(bootMs)} ms, ${unsent.n} surely unsent sent within ${unsent.ms} ms, ${inDoubt.n} in doubt settled within ${inDoubt.ms} ms (limits ${RECOVERY_LIMITS.unsent} and ${RECOVERY_LIMITS.inDoubt})`,
    );
  }
}

async function openBench(): Promise<Bench & AsyncDisposable> {
  const program = await bundlePrograms();
  const databases = await openDatabases();
  return {
    ...{ databases, program, say: (line: string) => console.log(line) },
    [Symbol.asyncDispose]: () => databases[Symbol.asyncDispose](),
  };
}
