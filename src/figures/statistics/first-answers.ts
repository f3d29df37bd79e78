import type { Reader } from '../../../db/connect.ts';
import { countsOf } from '../../domain/calibration/levels.ts';
import { type FirstAnswers, TOLD_AFTER } from '../../domain/words/first-answers.ts';
import type { Person } from '../../store/predictions/mine.ts';
import { countIntervals } from '../../store/scores/intervals.ts';
import { listLevels } from '../../store/scores/levels.ts';
import { personScope } from './person-record.ts';

/** A person's first scored answers; null for somebody who has more. */
export async function firstAnswers(db: Reader, person: Person): Promise<FirstAnswers | null> {
  const most = Math.max(...TOLD_AFTER);
  const levels = await listLevels(db, personScope(person), 'binary');
  const choices = await listLevels(db, personScope(person), 'choice');
  const said = countsOf([...levels, ...choices]).n;
  if (said > most) return null;
  const intervals = await countIntervals(db, person, most + 1);
  return said + intervals.n > most ? null : { levels, choices, intervals };
}
