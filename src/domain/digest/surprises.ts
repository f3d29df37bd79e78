import type { ForecastValue, Outcome } from '../prediction/prediction.ts';
import { LARGE_SURPRISE_BITS } from '../scores/surprise.ts';
import { type JudgedClaim, mean } from './judged-claim.ts';

/** A claim that came out otherwise than its forecasters expected. */
export interface Surprise {
  readonly claim: JudgedClaim;
  /** Mean surprise of its forecasters in bits, 2 or more. */
  readonly bits: number;
  /** Mean percent given to what happened, 0 to 100; null for numbers. */
  readonly givenPercent: number | null;
  /** How many intervals held the number; null for the other kinds. */
  readonly held: number | null;
}

/** The claims that surprised their forecasters on average by 2 bits or more, the most surprising first. */
export function surprises(claims: readonly JudgedClaim[]): Surprise[] {
  return claims
    .flatMap((claim): Surprise[] => {
      const bits = mean(claim.forecasts.map((forecast) => forecast.surpriseBits));
      if (bits === null || bits < LARGE_SURPRISE_BITS) return [];
      const given = claim.forecasts.flatMap(({ value }) => givenTo(claim.outcome, value) ?? []);
      return [{ claim, bits, givenPercent: mean(given), held: heldBy(claim) }];
    })
    .sort((a, b) => b.bits - a.bits);
}

/** The percent that a forecast gave to what happened; null for a number. */
export function givenTo(outcome: Outcome, value: ForecastValue): number | null {
  if (value.kind === 'binary') return outcome.kind === 'yes' ? value.percent : 100 - value.percent;
  if (value.kind === 'choice' && outcome.kind === 'option') return value.percents[outcome.option] ?? 0;
  return null;
}

function heldBy({ outcome, forecasts }: JudgedClaim): number | null {
  if (outcome.kind !== 'number') return null;
  return forecasts.filter(
    ({ value }) => value.kind === 'numeric' && value.low <= outcome.value && outcome.value <= value.high,
  ).length;
}
