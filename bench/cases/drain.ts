import { setTimeout as sleep } from 'node:timers/promises';
import type { LogEntry } from '../../sandbox/client.ts';
import { type JobSettings, slackJobSettings } from '../../src/jobs/settings.ts';
import { fasterBy } from '../support/faster.ts';
import { atFixedRate } from '../support/load.ts';
import { ackOf } from '../support/measures.ts';
import { type Figure, percentile } from '../support/report.ts';
import { openToSeed, writeDue, writePeople } from '../support/seed.ts';
import { openStage, type Stage } from '../support/stage.ts';

/** The rate at which somebody types a prediction meanwhile. */
const TYPED_PER_SECOND = 5;
/** Planning may take so long after a start before the questions fall due. */
const DUE_IN_MS = 15_000;
const ACK_LIMIT_MS = 500;
/** The drain may take so much longer than its rate allows. */
const SLACK = 1.05;

/** 600 follow-ups due at one moment in one workspace, at the rates that Slack takes. */
export const drain = (): Promise<Figure[]> => drained(600, slackJobSettings, 'real limits');

/** 10,000 of them with everything fifty times as fast. */
export const flood = (): Promise<Figure[]> => drained(10_000, fasterBy(50), 'limits × 50');

async function drained(count: number, jobSettings: JobSettings, name: string): Promise<Figure[]> {
  await using stage = await openStage(count);
  const dueAt = new Date(Date.now() + DUE_IN_MS);
  const database = openToSeed(stage.databasePath);
  writePeople(database, stage.place, stage.people);
  const ids = stage.people.map(({ userId }) => userId);
  writeDue(database, stage.place, ids, dueAt.toISOString());
  database.close();
  await using _hunch = await stage.start(jobSettings);
  const helped = await typed(stage, { count: 50 }, '/predict help');
  await sleep(dueAt.getTime() - Date.now());
  const sending = watch(stage, count);
  const acks = await typed(stage, { count: 100_000, isOver: sending.isOver }, LINE);
  const posted = await sending.all;
  const { perSecond, burst } = jobSettings.perTeam;
  const theory = Math.max(0, count - burst) / perSecond;
  const baseline = { name: 'what the rate allows', value: theory };
  const seconds = ((posted.at(-1)?.at ?? 0) - dueAt.getTime()) / 1000;
  const help = { name: 'an ack of `/predict help` before', value: percentile(helped, 0.99) };
  if (!isInOrder(posted)) throw new Error('what was due first was not sent first');
  return [
    { what: `${count} follow-ups, ${name}`, value: seconds, unit: 's', limit: theory * SLACK, baseline },
    {
      what: `ack of a prediction meanwhile, p99 of ${acks.length}`,
      value: percentile(acks, 0.99),
      unit: 'ms',
      limit: ACK_LIMIT_MS,
      baseline: help,
    },
  ];
}

const LINE = '/predict val_loss < 0.35 by friday 17:00 70%';

/** Somebody types the same again and again; resolves with the milliseconds until each was acked. */
function typed(
  { slack }: Stage,
  { count, isOver }: { readonly count: number; readonly isOver?: () => boolean },
  line: string,
): Promise<number[]> {
  const ana = slack.as('ana');
  const rate = { perSecond: TYPED_PER_SECOND, count };
  const type = () => ackOf(slack, () => ana.command('#random', line));
  return atFixedRate(rate, type, isOver);
}

interface Posted {
  readonly at: number;
  readonly run: number;
}

/** Follows what is posted until all questions are there. The sandbox keeps the newest thousand calls only. */
function watch({ slack }: Stage, count: number) {
  const posted: Posted[] = [];
  const state = { isOver: false };
  const follow = async () => {
    let after = 0;
    while (posted.length < count) {
      await sleep(100);
      const entries = await slack.log({ method: 'chat.postMessage', after });
      after = entries.at(-1)?.id ?? after;
      posted.push(...entries.flatMap(asQuestion));
    }
    state.isOver = true;
    return posted;
  };
  return { all: follow(), isOver: () => state.isOver };
}

function asQuestion({ at, request }: LogEntry): Posted[] {
  const run = /run (\d+) converges/.exec(JSON.stringify(request))?.[1];
  return run === undefined ? [] : [{ at: Date.parse(at), run: Number(run) }];
}

/** Several are under way at once, so neighbours may pass each other; nobody is overtaken by more than those. */
function isInOrder(posted: readonly Posted[]): boolean {
  return posted.every(({ run }, place) => Math.abs(run - place) <= 40);
}
