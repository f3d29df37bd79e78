import type { Reader } from '../../../db/connect.ts';
import { type FoldedGap, foldedGap } from '../../domain/calibration/folded-gap.ts';
import { type RateInterval, rateInterval } from '../../domain/calibration/rate-interval.ts';
import { type ReliabilityBin, reliabilityBins } from '../../domain/calibration/reliability-bins.ts';
import { AGGREGATE_FROM, type JudgedClaim } from '../../domain/digest/judged-claim.ts';
import { type TagPattern, tagPatterns } from '../../domain/digest/patterns.ts';
import {
  type ChannelKey,
  countHeld,
  countOutcomes,
  listTaggedForecasts,
} from '../../store/digests/record.ts';
import { listLevels } from '../../store/scores/levels.ts';

/** A channel's record so far; what fewer than three people made stays null or empty. */
export interface ChannelRecord {
  /** People with a scored forecast in the channel. */
  readonly forecasters: number;
  /** How many answered yes/no predictions are still missing for a diagram; 0 from 20 on. */
  readonly missingOutcomes: number;
  readonly reliability: Reliability | null;
  /** How often the 80% intervals held, with the 90% interval of that share. */
  readonly held:
    | (RateInterval & { readonly level: number; readonly n: number; readonly inside: number })
    | null;
  /** Patterns of the tags that had an answer this week. */
  readonly patterns: readonly TagPattern[];
}

/** What a reliability diagram shows. */
export interface Reliability {
  readonly bins: readonly ReliabilityBin[];
  /** Said versus happened over everything. */
  readonly sentence: FoldedGap;
}

/** A diagram of fewer outcomes shows luck. */
export const DIAGRAM_FROM = 20;
/** The level at which intervals are asked for unless somebody says otherwise. */
const USUAL_LEVEL = 80;

/** Reads the record of a channel; `week` says which tags are news. */
export async function channelRecord(
  db: Reader,
  channel: ChannelKey,
  week: readonly JudgedClaim[],
): Promise<ChannelRecord> {
  const { forecasters, binary } = await countOutcomes(db, channel);
  const hasDiagram = binary.forecasters >= AGGREGATE_FROM && binary.outcomes >= DIAGRAM_FROM;
  const held = await countHeld(db, channel, USUAL_LEVEL);
  const tags = new Set(week.flatMap((claim) => claim.prediction.tags));
  return {
    forecasters,
    missingOutcomes: Math.max(0, DIAGRAM_FROM - binary.outcomes),
    reliability: hasDiagram ? await reliability(db, channel) : null,
    held:
      held.forecasters < AGGREGATE_FROM
        ? null
        : { level: USUAL_LEVEL, n: held.n, inside: held.inside, ...rateInterval(held.inside, held.n) },
    patterns: tagPatterns(await listTaggedForecasts(db, channel, [...tags])),
  };
}

async function reliability(db: Reader, { teamId, channelId }: ChannelKey): Promise<Reliability> {
  const levels = await listLevels(db, { teamId, scope: 'channel', scopeId: channelId }, 'binary');
  return { bins: reliabilityBins(levels), sentence: foldedGap(levels) };
}
