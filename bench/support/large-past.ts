import { openToSeed, writePast, writePeople } from './seed.ts';
import type { Stage } from './stage.ts';

const PREDICTIONS = 100_000;
const OF_ONE = 5_000;

/**
 * Fills a stage with two years of a large workspace: 100,000 predictions, 5,000 of them by one person, a third of them
 * shared in #training.
 *
 * @param busy index of that person among the many
 */
export function writeLargePast(stage: Pick<Stage, 'databasePath' | 'place' | 'people'>, busy: number): void {
  const { people, place, databasePath } = stage;
  const each = Math.floor((PREDICTIONS - OF_ONE) / (people.length - 1));
  const counts = new Map(people.map(({ userId }, n) => [userId, n === busy ? OF_ONE : each]));
  const database = openToSeed(databasePath);
  writePeople(database, place, people);
  writePast(database, place, { people, counts, channelId: TRAINING });
  database.close();
}

/** #training of the sample workspace, as Slack names it. */
const TRAINING = 'C0TRAIN001';
