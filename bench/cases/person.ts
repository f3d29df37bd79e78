import { connect, type Db } from '../../db/connect.ts';
import { homeFigures } from '../../src/figures/home.ts';
import { homeView } from '../../src/slack/views/home/home.ts';
import { writeLargePast } from '../support/large-past.ts';
import { type Figure, percentile } from '../support/report.ts';
import { openStage } from '../support/stage.ts';
import { BUSY } from './acts.ts';

const PEOPLE = 300;
const TIMES = 30;
const LIMIT_MS = 200;

/** What one person with 5,000 predictions looks at, from the database to the view, among 100,000 of others. */
export async function person(): Promise<Figure[]> {
  await using stage = await openStage(PEOPLE);
  writeLargePast(stage, BUSY);
  const db = await connect({ url: stage.databasePath });
  const { teamId } = stage.place;
  const [busy, other] = [stage.people[BUSY]?.userId ?? '', stage.people[BUSY + 1]?.userId ?? ''];
  const figures: Figure[] = [];
  for (const [what, build] of Object.entries(surfaces)) {
    const baseline = {
      name: 'of somebody with 300',
      value: percentile(await timed(() => build(db, { teamId, userId: other })), 0.95),
    };
    const value = percentile(await timed(() => build(db, { teamId, userId: busy })), 0.95);
    figures.push({ what: `${what} with 5,000, built`, value, unit: 'ms', limit: LIMIT_MS, baseline });
  }
  await db.close();
  return figures;
}

type Build = (db: Db, who: { readonly teamId: string; readonly userId: string }) => Promise<unknown>;

const surfaces: Readonly<Record<string, Build>> = {
  Home: async (db, who) => homeView(await homeFigures(db.read, who, new Date().toISOString()), '/predict'),
};

async function timed(act: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < TIMES; n += 1) {
    const started = performance.now();
    await act();
    times.push(performance.now() - started);
  }
  return times;
}
