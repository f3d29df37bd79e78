import { spawnSync } from 'node:child_process';
import { setTimeout as sleep } from 'node:timers/promises';
import { writeLargePast } from '../support/large-past.ts';
import type { Figure } from '../support/report.ts';
import { openToSeed, writeDue } from '../support/seed.ts';
import { openStage } from '../support/stage.ts';
import { BUSY } from './acts.ts';

const PEOPLE = 300;
/** What is surely unsent goes out so soon after a start. */
const LIMIT_S = 5;

/** From starting the process, on the database of a large workspace, to the first question in Slack. */
export async function boot(): Promise<Figure[]> {
  await using stage = await openStage(PEOPLE);
  writeLargePast(stage, BUSY);
  const database = openToSeed(stage.databasePath);
  const ids = stage.people.map(({ userId }) => userId);
  writeDue(database, stage.place, ids, stage.place.now);
  database.close();
  const node = { name: 'a Node that does nothing', value: emptyProcess() };
  const started = Date.now();
  await using _hunch = await stage.start();
  for (;;) {
    const [first] = await stage.slack.log({ method: 'chat.postMessage' });
    if (first) {
      const value = (Date.parse(first.at) - started) / 1000;
      return [{ what: 'from start to the first question', value, unit: 's', limit: LIMIT_S, baseline: node }];
    }
    await sleep(20);
  }
}

function emptyProcess(): number {
  const started = performance.now();
  spawnSync(process.execPath, ['-e', '0']);
  return (performance.now() - started) / 1000;
}
