import { groupBy } from './group-by.ts';
import { AGGREGATE_FROM, mean } from './judged-claim.ts';

/** One answered yes/no claim with a tag, and a percent that somebody gave it in time. */
export interface TaggedForecast {
  readonly tag: string;
  readonly predictionId: string;
  readonly userId: string;
  readonly percent: number;
  readonly happened: boolean;
}

/** What was said and what happened where one knob was turned. */
export interface TagPattern {
  readonly tag: string;
  readonly claims: number;
  /** Mean over the claims of the mean percent given to each, 0 to 100. */
  readonly meanPercent: number;
  readonly happened: number;
}

/** A pattern of fewer claims says more about them than about the knob. */
const CLAIMS_FROM = 3;

/** Patterns per tag from three claims and three forecasters on, the most used tag first. */
export function tagPatterns(forecasts: readonly TaggedForecast[]): TagPattern[] {
  return [...groupBy(forecasts, (forecast) => forecast.tag)]
    .flatMap(([tag, ofTag]): TagPattern[] => {
      const claims = [...groupBy(ofTag, (forecast) => forecast.predictionId).values()];
      const people = new Set(ofTag.map((forecast) => forecast.userId)).size;
      if (claims.length < CLAIMS_FROM || people < AGGREGATE_FROM) return [];
      const percents = claims.map((given) => mean(given.map((forecast) => forecast.percent)) ?? 0);
      const happened = claims.filter((given) => given[0]?.happened).length;
      return [{ tag, claims: claims.length, meanPercent: mean(percents) ?? 0, happened }];
    })
    .sort((a, b) => b.claims - a.claims || (a.tag < b.tag ? -1 : 1));
}
