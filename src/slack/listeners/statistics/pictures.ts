import { calibrationPicture, type Picture } from '../../../charts/calibration.ts';
import { intervalRecordPicture } from '../../../charts/interval-record.ts';
import { learningAltText, learningPicture } from '../../../charts/learning.ts';
import { tagsAltText, tagsPicture } from '../../../charts/tags.ts';
import { countsOf } from '../../../domain/calibration/levels.ts';
import type { PatternsFigures } from '../../../figures/statistics/patterns.ts';
import type { StatisticsFigures } from '../../../figures/statistics/statistics.ts';
import type { PictureBlock } from '../../views/pictured.ts';
import type { StatisticsPictures } from '../../views/statistics/statistics.ts';

/** The pictures of somebody's statistics; what there is too little of for a picture is null. */
export function statisticsPictures({ record, against }: StatisticsFigures): StatisticsPictures {
  const learning = against?.learning ?? [];
  return {
    calibration:
      countsOf(record.levels).n === 0 ? null : block('calibration', calibrationPicture(record.levels)),
    intervals: block('intervals', intervalRecordPicture(record.intervals)),
    learning:
      learning.length === 0
        ? null
        : block('learning', { svg: learningPicture(learning), alt: learningAltText(learning) }),
  };
}

/** The picture of patterns, its rows numbered as in the message; null without a tag. */
export function patternsPictures({ tags }: PatternsFigures): PictureBlock | null {
  return tags.length === 0 ? null : block('tags', { svg: tagsPicture(tags), alt: tagsAltText(tags) });
}

function block(name: string, picture: Picture): PictureBlock;
function block(name: string, picture: Picture | null): PictureBlock | null;
function block(name: string, picture: Picture | null): PictureBlock | null {
  return picture && { type: 'picture', name, ...picture };
}
