import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Dialect } from '../../../db/connect.ts';
import type { Order } from '../processes/order.ts';
import { type Blow, type BlowOptions, deal, drawBlow } from './blows.ts';
import { chance } from './chance.ts';
import type { Databases } from './databases.ts';
import { intents, peopleFor, prepareDatabase, recordIntents } from './intents.ts';
import { brokenFences, untilDone } from './open-work.ts';
import { startProcess, type UnderTest } from './process.ts';
import { crashJobSettings, misbehave } from './settings.ts';
import { type SlackProcess, startSlack } from './slack.ts';
import { judge, type Verdict } from './verdict.ts';

/** A round: so many messages fall due while so many processes are struck so often. */
export interface RoundPlan {
  readonly dialect: Dialect;
  /** Processes at once on the database; 2 only on Postgres. */
  readonly processes: 1 | 2;
  /** How many of them are left in peace. */
  readonly bystanders?: 0 | 1;
  /** Program of dist. */
  readonly program: string;
  readonly messages: number;
  readonly blows: number;
  /** Share of blows that are pauses beyond the lease rather than kills at once. */
  readonly pauses: number;
  readonly seed: number;
  /** After the last blow everything must come to an end by itself within this; Slack goes on misbehaving. */
  readonly calmMs: number;
}

/** What happened in a round. */
export interface RoundResult extends Verdict {
  readonly messages: number;
  readonly kills: number;
  readonly pauses: number;
  /** Kills by where they struck. */
  readonly places: Readonly<Record<string, number>>;
  readonly ambiguousFaults: number;
  /** Messages that left more often than they were claimed. */
  readonly brokenFences: readonly string[];
  /** What Hunch itself still meant to do when the round was given up. */
  readonly leftOver: string | null;
  /** Errors that the last process logged. */
  readonly log: readonly string[];
  readonly bootMs: readonly number[];
  /** How long the last process took to end after SIGTERM, and its exit code. */
  readonly stop: { readonly ms: number; readonly code: number | null };
  readonly seconds: number;
}

const LEAD_MS = 1500;
const LIFE_MS = 550;

/** Runs a round, and compares the ledgers at its end. */
export async function runRound(databases: Databases, plan: RoundPlan): Promise<RoundResult> {
  const startedAt = performance.now();
  await using home = await databases.create(plan.dialect);
  const people = peopleFor(plan.messages);
  await using slack = await startSlack(home.folder, people, plan.seed);
  await prepareDatabase(home.url, slack, people);
  const worldNow = () => Date.now() + slack.worldOffsetMs;
  const bootMs = await measureBoot(plan, orderFor(home, slack));
  const withinMs = ((bootMs + LIFE_MS) * plan.blows) / plan.processes;
  const wanted = intents(plan.messages, worldNow() + LEAD_MS, withinMs);
  await recordIntents(home.url, slack, wanted);
  const countAmbiguous = await misbehave(slack.client);

  const struck = await strikeAll(plan, orderFor(home, slack));

  const last = startProcess(plan.program, orderFor(home, slack));
  await sleep(Math.max(0, (wanted.at(-1)?.dueMs ?? 0) - worldNow()));
  const left = await untilDone(home.url, worldNow, plan.calmMs);
  const stop = await endWell(last);
  return {
    ...judge(wanted, await slack.client.ledger()),
    ...struck,
    messages: wanted.length,
    ambiguousFaults: await countAmbiguous(),
    brokenFences: await brokenFences(home.url, orderFor(home, slack).requestsPath),
    leftOver: Object.values(left).some((n) => n > 0) ? JSON.stringify(left) : null,
    log: last.log,
    stop,
    seconds: (performance.now() - startedAt) / 1000,
  };
}

/** What every process of a round is told. */
export function orderFor(
  home: { readonly folder: string; readonly url: string },
  slack: SlackProcess,
): Order {
  return {
    databaseUrl: home.url,
    slackApiUrl: slack.apiUrl,
    botToken: slack.botToken,
    appToken: slack.appToken,
    worldOffsetMs: slack.worldOffsetMs,
    jobSettings: crashJobSettings,
    requestsPath: join(home.folder, 'requests'),
    strike: null,
  };
}

/** One quiet start, which says how many kills fit into how much time. */
async function measureBoot({ program }: RoundPlan, order: Order): Promise<number> {
  writeFileSync(order.requestsPath, '');
  const first = startProcess(program, order);
  await first.ready;
  const bootMs = first.bootMs();
  await endWell(first);
  if (bootMs === null) throw new Error(`${program} did not start:\n${first.log.join('\n')}`);
  return bootMs;
}

async function endWell(last: UnderTest): Promise<RoundResult['stop']> {
  const from = performance.now();
  last.signal('SIGTERM');
  const { code } = await last.ended;
  return { ms: performance.now() - from, code };
}

/** Starts processes and strikes them, one after the other in each place, until all blows are dealt. */
async function strikeAll(plan: RoundPlan, order: Order) {
  const luck = chance(plan.seed);
  const options: BlowOptions = { pauses: plan.pauses, isWhole: plan.program.includes('whole') };
  const dealt = { left: plan.blows, kills: 0, pauses: 0 };
  const places: Record<string, number> = {};
  const boots: number[] = [];
  const seat = async () => {
    while (dealt.left > 0) {
      dealt.left -= 1;
      const blow = drawBlow(luck, options);
      const victim = startProcess(plan.program, { ...order, strike: strikeOf(blow) });
      const place = await deal(blow, victim);
      places[place] = (places[place] ?? 0) + 1;
      dealt.kills += 1;
      if (blow.kind.startsWith('pause')) dealt.pauses += 1;
      boots.push(...[victim.bootMs()].filter((ms) => ms !== null));
    }
  };
  const { bystanders = 0 } = plan;
  const inPeace = Array.from({ length: bystanders }, () => startProcess(plan.program, order));
  await Promise.all(Array.from({ length: plan.processes - bystanders }, seat));
  for (const bystander of inPeace) await endWell(bystander);
  return { kills: dealt.kills, pauses: dealt.pauses, places, bootMs: boots };
}

const strikeOf = (blow: Blow) => ('strike' in blow ? blow.strike : null);
