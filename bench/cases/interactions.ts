import { setTimeout as sleep } from 'node:timers/promises';
import { fasterBy } from '../support/faster.ts';
import { writeLargePast } from '../support/large-past.ts';
import { atFixedRate } from '../support/load.ts';
import { type Figure, percentile } from '../support/report.ts';
import { openToSeed, writeDue } from '../support/seed.ts';
import { openStage, type Stage } from '../support/stage.ts';
import { type Act, acts, BUSY, help, type Scene } from './acts.ts';

/** The workspace is used by 300 people and holds 100,000 predictions; one of them made 5,000. */
const PEOPLE = 300;
const TIMES = 40;
const PER_SECOND = 8;
/** What reads thousands of rows is asked for more rarely, by however many people. */
const READINGS_PER_SECOND = 2;
/** What is promised of the slowest but one in twenty. */
const LIMIT_MS = 300;
const PERCENTILE = 0.95;
const DUE_IN_MS = 1000;
const QUIET_MS = 3000;

/** Everything people do in a large workspace: how long until Hunch acks, or until the first byte of a form leaves. */
export async function interactions(): Promise<Figure[]> {
  await using stage = await openStage(PEOPLE);
  const ids = stage.people.map(({ userId }) => userId);
  writeLargePast(stage, BUSY);
  const database = openToSeed(stage.databasePath);
  // Everybody has one question to answer: half by a button, half by typing.
  writeDue(database, stage.place, ids, new Date(Date.now() + DUE_IN_MS).toISOString());
  database.close();
  await using hunch = await stage.start(fasterBy(50));
  const scene: Scene = { stage, ids, times: TIMES };
  await untilAsked(stage, ids);
  await untilQuiet(stage);
  const baseline = {
    name: 'an ack of `/predict help`',
    value: percentile(await measured(help, scene), PERCENTILE),
  };
  const figures: Figure[] = [];
  for (const act of acts) {
    const value = percentile(await measured(act, scene), PERCENTILE);
    figures.push({ what: act.what, value, unit: 'ms', limit: LIMIT_MS, baseline });
  }
  const stall = { what: 'longest stall of the event loop in all this', value: await hunch.stallMs() };
  return [...figures, { ...stall, unit: 'ms', limit: null, baseline }];
}

async function measured(act: Act, scene: Scene): Promise<number[]> {
  const ready = await act.prepare(scene);
  const perSecond = act.isReading ? READINGS_PER_SECOND : PER_SECOND;
  return atFixedRate({ perSecond, count: ready.length }, async (n) => ready[n]?.() ?? 0);
}

/** Resolves once nothing goes to Slack any more: `drain` measures what people wait for meanwhile. */
async function untilQuiet({ slack }: Stage): Promise<void> {
  for (let last = 0, seen = -1; seen !== last; ) {
    seen = last;
    await sleep(QUIET_MS);
    last = (await slack.log({ after: last })).at(-1)?.id ?? last;
  }
}

/** Resolves once the last of them has their question. */
async function untilAsked({ slack }: Stage, ids: readonly string[]): Promise<void> {
  for (;;) {
    const last = slack.as(ids.at(-1) ?? '');
    const dm = await last.dm();
    if ((await last.messages(dm)).some(({ plain }) => plain.includes('converges'))) return;
    await sleep(200);
  }
}
