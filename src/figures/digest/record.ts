import type { Reader } from '../../../db/connect.ts';
import {
  ANSWERS_FOR_A_DIAGRAM,
  type ReliabilityBin,
  reliabilityBins,
} from '../../domain/calibration/reliability-bins.ts';
import { AGGREGATE_FROM, type JudgedClaim } from '../../domain/digest/judged-claim.ts';
import { type TagPattern, tagPatterns } from '../../domain/digest/patterns.ts';
import { type ChannelKey, countOutcomes, listTaggedForecasts } from '../../store/digests/record.ts';
import { type IntervalRecord, type ScopeRecord, scopeRecord } from '../scope-record.ts';
import { type TagFigures, tagRates } from '../statistics/tag-rates.ts';

/** A channel's record so far; what fewer than three people made stays null or empty. */
export interface ChannelRecord {
  /** People with a scored forecast in the channel, counted up to three. */
  readonly forecasters: number;
  /** How many answered yes/no predictions are still missing for a diagram; 0 from 20 on. */
  readonly missingOutcomes: number;
  /** Said and happened over everything. */
  readonly said: Pick<ScopeRecord, 'levels' | 'choices' | 'claim'> | null;
  /** Dots of the diagram; null below 20 outcomes. */
  readonly bins: readonly ReliabilityBin[] | null;
  readonly intervals: IntervalRecord | null;
  /** Patterns of the tags that had an answer this week; `claim` where the rule of e-values made one about the tag. */
  readonly patterns: readonly (TagPattern & { readonly claim: TagFigures | null })[];
}

/** Reads the record of a channel; `week` says which tags are news. */
export async function channelRecord(
  db: Reader,
  channel: ChannelKey,
  week: readonly JudgedClaim[],
): Promise<ChannelRecord> {
  const { teamId, channelId } = channel;
  const { forecasters, binary } = await countOutcomes(db, channel, {
    people: AGGREGATE_FROM,
    outcomes: ANSWERS_FOR_A_DIAGRAM,
  });
  const scope = { teamId, scope: 'channel', scopeId: channelId } as const;
  const record = await scopeRecord(db, scope);
  const hasDiagram = binary.forecasters >= AGGREGATE_FROM && binary.outcomes >= ANSWERS_FOR_A_DIAGRAM;
  const tags = new Set(week.flatMap((claim) => claim.prediction.tags));
  const patterns = tagPatterns(await listTaggedForecasts(db, channel, [...tags]));
  const rates = patterns.length === 0 ? [] : await tagRates(db, scope);
  return {
    forecasters,
    missingOutcomes: Math.max(0, ANSWERS_FOR_A_DIAGRAM - binary.outcomes),
    said: forecasters < AGGREGATE_FROM ? null : record,
    bins: hasDiagram ? reliabilityBins(record.levels) : null,
    intervals: record.intervals.forecasters < AGGREGATE_FROM ? null : record.intervals,
    patterns: patterns.map((pattern) => ({
      ...pattern,
      claim: rates.find(({ tag, isClaimed }) => isClaimed && tag === pattern.tag) ?? null,
    })),
  };
}
