import { NARROW, OVER, UNDER, WIDE } from './claim-types.ts';
import { clusterLogMeans } from './e-process.ts';
import { type IntervalItem, intervalLogMeans } from './interval-evidence.ts';
import type { EvidenceItem } from './item.ts';

/** What an evidence row speaks about; a tag's carries its name. */
export type EvidenceType = 'over' | 'under' | 'narrow' | 'wide' | `tag:${string}`;

/** The evidence of one closed cluster on one question. */
export interface EvidenceRow {
  readonly type: EvidenceType;
  /** How many answers it averages. */
  readonly items: number;
  /** For each alternative the log of the mean likelihood ratio. */
  readonly logMeans: readonly number[];
}

/** The answers of one closed cluster: of one person, or of everybody in a channel. */
export interface ClusterAnswers {
  readonly forecasts: readonly { readonly item: EvidenceItem; readonly tags: readonly string[] }[];
  readonly intervals: readonly IntervalItem[];
}

/**
 * Evidence rows of a closed cluster. A cluster in which all was void has none.
 *
 * @returns over and under if it holds yes/no or choice answers, narrow and wide if it holds intervals, and one row for
 *   each tag, by name
 * @throws the refusals of an item
 */
export function evidenceOf({ forecasts, intervals }: ClusterAnswers): EvidenceRow[] {
  const items = forecasts.map(({ item }) => item);
  const tags = [...new Set(forecasts.flatMap((forecast) => forecast.tags))].sort();
  const rows: EvidenceRow[] = [];
  if (items.length > 0) {
    rows.push({ type: 'over', items: items.length, logMeans: clusterLogMeans(items, OVER) });
    rows.push({ type: 'under', items: items.length, logMeans: clusterLogMeans(items, UNDER) });
  }
  if (intervals.length > 0) {
    rows.push({ type: 'narrow', items: intervals.length, logMeans: intervalLogMeans(intervals, NARROW) });
    rows.push({ type: 'wide', items: intervals.length, logMeans: intervalLogMeans(intervals, WIDE) });
  }
  for (const tag of tags) {
    const tagged = forecasts.filter((forecast) => forecast.tags.includes(tag)).map(({ item }) => item);
    rows.push({ type: `tag:${tag}`, items: tagged.length, logMeans: clusterLogMeans(tagged, OVER) });
  }
  return rows;
}
