import type { Reader } from '../../../db/connect.ts';
import type { Viewer } from '../../domain/people/member.ts';
import type { Prediction } from '../../domain/prediction/prediction.ts';
import { isMostlyWaiting, type Selection } from '../../domain/words/selection.ts';
import { listLessons } from '../../store/predictions/lessons.ts';
import { countSelection } from '../../store/predictions/selection.ts';
import { listIntervals } from '../../store/scores/intervals.ts';
import { type IntervalRecord, intervalRecord, USUAL_LEVEL } from '../scope-record.ts';
import { visibleTo } from '../visible.ts';
import { personScope } from './person-record.ts';
import { type TagFigures, tagRates } from './tag-rates.ts';

/** What `/predict patterns` shows: one's own record by tag, and what people wrote down about it. */
export interface PatternsFigures {
  /** The one tag that was asked for; null shows all. */
  readonly tag: string | null;
  /** The most used first. */
  readonly tags: readonly TagFigures[];
  /** Tags that there was no room for. */
  readonly others: number;
  /** Intervals on the one tag; null for all. */
  readonly intervals: IntervalRecord | null;
  /** Lessons that the viewer may see, the latest first. */
  readonly lessons: readonly Prediction[];
  readonly selection: Selection;
}

/** As many rows as a picture has. */
const TAGS_SHOWN = 8;
const LESSONS_SHOWN = 3;

/** A person's own patterns; lessons also of others, as far as this viewer may see their predictions. */
export async function patternsFigures(
  db: Reader,
  viewer: Viewer,
  tag: string | null,
): Promise<PatternsFigures> {
  const scope = personScope(viewer);
  const selection = await countSelection(db, viewer);
  // All tags are shrunk and looked at together, also where one is asked for: chosen by nobody's wish.
  const rates = (await tagRates(db, scope)).map((rate) => ({
    ...rate,
    isClaimed: rate.isClaimed && !isMostlyWaiting(selection),
  }));
  const wanted = tag === null ? rates : rates.filter((rate) => rate.tag === tag);
  const tags = wanted.slice(0, TAGS_SHOWN);
  const named = tag === null ? tags.map((rate) => rate.tag) : [tag];
  return {
    tag,
    tags,
    others: wanted.length - tags.length,
    intervals: tag === null ? null : intervalRecord(await listIntervals(db, scope, USUAL_LEVEL, tag)),
    lessons: await listLessons(db, viewer.teamId, visibleTo(viewer), named, LESSONS_SHOWN),
    selection,
  };
}
