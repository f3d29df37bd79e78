import type { Reader } from '../../db/connect.ts';
import type { CellCounts, RankCell } from '../domain/calibration/intervals/quantile-bins.ts';
import { type WidthFactor, widthFactor } from '../domain/calibration/intervals/width-factor.ts';
import { countsOf, type Level } from '../domain/calibration/levels.ts';
import { recalibrationOf } from '../domain/calibration/recalibration-of.ts';
import type { ClaimWords } from '../domain/words/claims.ts';
import { listIntervals, type ScoredInterval } from '../store/scores/intervals.ts';
import { listLevels, type Scope } from '../store/scores/levels.ts';
import { findStandingClaim } from '../store/scores/standing-claim.ts';
import { listTagLevels } from '../store/scores/tag-levels.ts';

/** What a person's or a channel's scored forecasts add up to. */
export interface ScopeRecord {
  /** Yes/no forecasts by percent. */
  readonly levels: readonly Level[];
  /** Choices by the percent of their top option. */
  readonly choices: readonly Level[];
  readonly claim: ClaimWords | null;
  readonly intervals: IntervalRecord;
}

/** A part of a record, about which nothing is claimed and nothing is called luck. */
export type PartialRecord = Omit<ScopeRecord, 'claim'> & { readonly claim: 'unjudged' };

/** How the intervals of the usual level did. */
export interface IntervalRecord {
  /** Whole percent. */
  readonly level: number;
  readonly n: number;
  readonly hits: number;
  /** Outcomes below low, to the median, to high, above high. */
  readonly cells: CellCounts;
  readonly forecasters: number;
  /** Null below five intervals. */
  readonly width: WidthFactor | null;
  readonly claim: ClaimWords | null;
}

/** The level at which intervals are asked for unless somebody says otherwise. */
export const USUAL_LEVEL = 80;
const INTERVALS_FOR_A_WIDTH = 5;

/** Reads the record of a person or a channel. */
export async function scopeRecord(db: Reader, scope: Scope): Promise<ScopeRecord> {
  const levels = await listLevels(db, scope, 'binary');
  const claim = await findStandingClaim(db, scope, 'confidence');
  const intervalClaim = await findStandingClaim(db, scope, 'intervals');
  return {
    levels,
    choices: await listLevels(db, scope, 'choice'),
    claim: claim && { ...claim, map: countsOf(levels).n === 0 ? null : recalibrationOf(levels) },
    intervals: {
      ...intervalRecord(await listIntervals(db, scope, USUAL_LEVEL)),
      claim: intervalClaim && { ...intervalClaim, map: null },
    },
  };
}

/** The part of a record that is about one tag. A claim about everything is none about a tag. */
export async function tagRecord(db: Reader, scope: Scope, tag: string): Promise<PartialRecord> {
  const [found] = await listTagLevels(db, scope, tag);
  return {
    levels: found?.levels ?? [],
    choices: found?.choices ?? [],
    claim: 'unjudged',
    intervals: intervalRecord(await listIntervals(db, scope, USUAL_LEVEL, tag)),
  };
}

/** What intervals of the usual level add up to, without a claim. */
export function intervalRecord(intervals: readonly ScoredInterval[]): IntervalRecord {
  const ratios = intervals.map((interval) => interval.widthRatio);
  const inCell = (cell: RankCell) => intervals.filter((interval) => interval.rankCell === cell).length;
  return {
    level: USUAL_LEVEL,
    n: intervals.length,
    hits: intervals.filter((interval) => interval.isInside).length,
    cells: [inCell(0), inCell(1), inCell(2), inCell(3)],
    forecasters: new Set(intervals.map((interval) => interval.userId)).size,
    width: ratios.length < INTERVALS_FOR_A_WIDTH ? null : widthFactor(ratios, USUAL_LEVEL / 100),
    claim: null,
  };
}
