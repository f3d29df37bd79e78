import { connect, type Db } from '../../db/connect.ts';
import { FIRST_PAGES } from '../../src/domain/people/home-pages.ts';
import type { Viewer } from '../../src/domain/people/member.ts';
import { homeFigures } from '../../src/figures/home.ts';
import { patternsFigures } from '../../src/figures/statistics/patterns.ts';
import { ownStatistics } from '../../src/figures/statistics/statistics.ts';
import { patternsPictures, statisticsPictures } from '../../src/slack/listeners/statistics/pictures.ts';
import { homeView } from '../../src/slack/views/home/home.ts';
import { patternsMessage } from '../../src/slack/views/statistics/patterns.ts';
import { statisticsMessage } from '../../src/slack/views/statistics/statistics.ts';
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

const COMMAND = '/predict';

const surfaces: Readonly<Record<string, Build>> = {
  Home: async (db, who) =>
    homeView(
      await db.snapshot((read) => homeFigures(read, who, new Date().toISOString(), FIRST_PAGES)),
      COMMAND,
    ),
  'statistics with pictures': async (db, who) => {
    const figures = await ownStatistics(db.read, viewerFor(who), null);
    return statisticsMessage(figures, statisticsPictures(figures), COMMAND);
  },
  'patterns with pictures': async (db, who) => {
    const figures = await patternsFigures(db.read, viewerFor(who), null);
    return patternsMessage(figures, patternsPictures(figures), COMMAND);
  },
};

/** A full member whose memberships were just brought up to date. */
const viewerFor = (who: { readonly teamId: string; readonly userId: string }): Viewer => ({
  ...who,
  isLimited: false,
  freshAfter: '',
});

async function timed(act: () => Promise<unknown>): Promise<number[]> {
  const times: number[] = [];
  for (let n = 0; n < TIMES; n += 1) {
    const started = performance.now();
    await act();
    times.push(performance.now() - started);
  }
  return times;
}
