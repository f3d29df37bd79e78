import type { ForecastValue, Outcome } from '../prediction/prediction.ts';
import type { JudgedClaim } from './judged-claim.ts';

/** A claim that some of its forecasters called right in a way worth telling. */
export interface Call {
  readonly claim: JudgedClaim;
  /**
   * `against-majority`: most forecasters favoured something else · `will-not-work`: they gave it less than 50% and it
   * did not happen.
   */
  readonly kind: 'against-majority' | 'will-not-work';
  /** Who called it, in the order of their forecasts. */
  readonly userIds: readonly string[];
  readonly forecasters: number;
}

/** Forecasters of one claim from which on there is a majority to differ from. */
const MAJORITY_FROM = 3;

/**
 * Correct calls: first those against the majority, the loneliest first; then correct "it won't work" calls, the ones
 * made by most people first. A claim appears once.
 */
export function calls(claims: readonly JudgedClaim[]): Call[] {
  const against = claims.flatMap((claim) => againstMajority(claim) ?? []);
  const told = new Set(against.map((call) => call.claim));
  const willNot = claims.filter((claim) => !told.has(claim)).flatMap((claim) => willNotWork(claim) ?? []);
  return [
    ...against.sort((a, b) => a.userIds.length / a.forecasters - b.userIds.length / b.forecasters),
    ...willNot.sort((a, b) => b.userIds.length - a.userIds.length),
  ];
}

function againstMajority(claim: JudgedClaim): Call | null {
  const sides = claim.forecasts.map(({ userId, value }) => ({ userId, side: favoured(value) }));
  const happened = sideOf(claim.outcome);
  const rivals = new Map<number, number>();
  for (const { side } of sides) if (side !== null) rivals.set(side, (rivals.get(side) ?? 0) + 1);
  const majority = [...rivals].find(([, count]) => count * 2 > sides.length)?.[0];
  const userIds = sides.filter(({ side }) => side === happened).map(({ userId }) => userId);
  if (sides.length < MAJORITY_FROM || majority === undefined || majority === happened || userIds.length === 0)
    return null;
  return { claim, kind: 'against-majority', userIds, forecasters: sides.length };
}

function willNotWork(claim: JudgedClaim): Call | null {
  if (claim.outcome.kind !== 'no') return null;
  const userIds = claim.forecasts
    .filter(({ value }) => value.kind === 'binary' && value.percent < 50)
    .map(({ userId }) => userId);
  if (userIds.length === 0) return null;
  return { claim, kind: 'will-not-work', userIds, forecasters: claim.forecasts.length };
}

/** The side a forecast favours: 1 yes, 0 no, or the position of an option; null for numbers and for a tie. */
function favoured(value: ForecastValue): number | null {
  if (value.kind === 'binary') return value.percent === 50 ? null : Number(value.percent > 50);
  if (value.kind === 'numeric') return null;
  const top = Math.max(...value.percents);
  const first = value.percents.indexOf(top);
  return first === value.percents.lastIndexOf(top) ? first : null;
}

function sideOf(outcome: Outcome): number | null {
  if (outcome.kind === 'option') return outcome.option;
  return outcome.kind === 'yes' ? 1 : outcome.kind === 'no' ? 0 : null;
}
