import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Dialect } from '../../../db/connect.ts';
import type { Order } from '../processes/order.ts';
import { chance } from '../striking/chance.ts';
import { startProcess } from '../striking/process.ts';
import { type Dealt, endWell, startOnce, strikeAll } from '../striking/strike-all.ts';
import type { Databases } from './databases.ts';
import { intents, peopleFor, prepareDatabase, recordIntents } from './intents.ts';
import { brokenFences, untilDone } from './open-work.ts';
import { crashJobSettings, misbehave, PAUSE_MS } from './settings.ts';
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
  /** Deals only blows of this kind, whatever the share of pauses. */
  readonly only?: 'pause at a point';
  readonly seed: number;
  /** After the last blow everything must come to an end by itself, if need be after a silence of this length; Slack goes on misbehaving. */
  readonly calmMs: number;
}

/** What happened in a round. */
export interface RoundResult extends Verdict, Dealt {
  readonly messages: number;
  readonly ambiguousFaults: number;
  /** Messages that left more often than they were claimed. */
  readonly brokenFences: readonly string[];
  /** What Hunch itself still meant to do when the round was given up. */
  readonly leftOver: string | null;
  /** Errors that the last process logged. */
  readonly log: readonly string[];
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
  writeFileSync(orderFor(home, slack).requestsPath, '');
  // How long a start takes says how many kills fit into how much time.
  const bootMs = await startOnce(plan.program, orderFor(home, slack));
  const withinMs = (plan.blows * (bootMs + LIFE_MS + plan.pauses * PAUSE_MS)) / seatsOf(plan);
  const wanted = intents(plan.messages, worldNow() + LEAD_MS, withinMs);
  await recordIntents(home.url, slack, wanted);
  const countAmbiguous = await misbehave(slack.client);

  const { program, blows, pauses, bystanders = 0, only } = plan;
  const striking = { program, blows, pauses, bystanders, seats: seatsOf(plan), isWhole: false };
  const struck = await strikeAll(
    only ? { ...striking, only } : striking,
    orderFor(home, slack),
    chance(plan.seed),
  );

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

const seatsOf = ({ processes, bystanders = 0 }: RoundPlan) => processes - bystanders;
