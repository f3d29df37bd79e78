import type { Reader } from '../../db/connect.ts';
import { type WidthFactor, widthFactor } from '../domain/calibration/intervals/width-factor.ts';
import type { Level } from '../domain/calibration/levels.ts';
import { type Recalibration, recalibration } from '../domain/calibration/recalibration.ts';
import type { ClaimWords } from '../domain/words/claims.ts';
import { listIntervals } from '../store/scores/intervals.ts';
import { listLevels, type Scope } from '../store/scores/levels.ts';
import { findStandingClaim } from '../store/scores/standing-claim.ts';

/** What a person's or a channel's scored forecasts add up to. */
export interface ScopeRecord {
  /** Yes/no forecasts by percent. */
  readonly levels: readonly Level[];
  /** Choices by the percent of their top option. */
  readonly choices: readonly Level[];
  readonly claim: ClaimWords | null;
  readonly intervals: IntervalRecord;
}

/** How the intervals of the usual level did. */
export interface IntervalRecord {
  /** Whole percent. */
  readonly level: number;
  readonly n: number;
  readonly hits: number;
  readonly forecasters: number;
  /** Null below five intervals. */
  readonly width: WidthFactor | null;
  readonly claim: ClaimWords | null;
}

/** The level at which intervals are asked for unless somebody says otherwise. */
const USUAL_LEVEL = 80;
const INTERVALS_FOR_A_WIDTH = 5;

/** Reads the record of a person or a channel. */
export async function scopeRecord(db: Reader, scope: Scope): Promise<ScopeRecord> {
  const levels = await listLevels(db, scope, 'binary');
  const claim = await findStandingClaim(db, scope, 'confidence');
  return {
    levels,
    choices: await listLevels(db, scope, 'choice'),
    claim: claim && { ...claim, map: recalibrationOf(levels) },
    intervals: await intervalRecord(db, scope),
  };
}

async function intervalRecord(db: Reader, scope: Scope): Promise<IntervalRecord> {
  const intervals = await listIntervals(db, scope, USUAL_LEVEL);
  const ratios = intervals.map((interval) => interval.widthRatio);
  const claim = await findStandingClaim(db, scope, 'intervals');
  return {
    level: USUAL_LEVEL,
    n: intervals.length,
    hits: intervals.filter((interval) => interval.isInside).length,
    forecasters: new Set(intervals.map((interval) => interval.userId)).size,
    width: ratios.length < INTERVALS_FOR_A_WIDTH ? null : widthFactor(ratios, USUAL_LEVEL / 100),
    claim: claim && { ...claim, map: null },
  };
}

/** What the percents have behaved like; null without any. */
function recalibrationOf(levels: readonly Level[]): Recalibration | null {
  const answers = levels.flatMap(({ percent, n, yes }) => [
    { probability: percent / 100, y: 1 as const, weight: yes },
    { probability: percent / 100, y: 0 as const, weight: n - yes },
  ]);
  const said = answers.filter((answer) => answer.weight > 0);
  return said.length === 0 ? null : recalibration(said);
}
