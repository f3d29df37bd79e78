import type { InboundResult } from './inbound/round.ts';
import type { RoundResult } from './round/round.ts';

/** What is counted over rounds; all of it may be added up. */
export interface Counts {
  readonly rounds: number;
  readonly kills: number;
  readonly killsOnPostgres: number;
  readonly pauses: number;
  readonly messages: number;
  readonly ambiguousFaults: number;
  /** Forms, commands, presses and messages of people that Hunch acked. */
  readonly acked: number;
  readonly lost: number;
  readonly doubled: number;
  readonly everDoubled: number;
  readonly early: number;
  readonly brokenFences: number;
  /** Acked and not there, or there twice. */
  readonly ackedLost: number;
  readonly recordedTwice: number;
}

/** Nothing counted yet. */
export const noCounts: Counts = {
  ...{ rounds: 0, kills: 0, killsOnPostgres: 0, pauses: 0, messages: 0, ambiguousFaults: 0, acked: 0 },
  ...{ lost: 0, doubled: 0, everDoubled: 0, early: 0, brokenFences: 0, ackedLost: 0, recordedTwice: 0 },
};

/** The sum of two. */
export function plus(a: Counts, b: Counts): Counts {
  const sum: Record<keyof Counts, number> = { ...noCounts };
  for (const name of Object.keys(noCounts) as (keyof Counts)[]) sum[name] = a[name] + b[name];
  return sum;
}

/** The counts of one round of sending. */
export function countsOf(isPostgres: boolean, result: RoundResult): Counts {
  return {
    ...noCounts,
    rounds: 1,
    kills: result.kills,
    killsOnPostgres: isPostgres ? result.kills : 0,
    pauses: result.pauses,
    messages: result.messages,
    ambiguousFaults: result.ambiguousFaults,
    lost: result.lost.length,
    doubled: result.doubled.length,
    everDoubled: result.everDoubled.length,
    early: result.early.length,
    brokenFences: result.brokenFences.length,
  };
}

/** The counts of one round in which people type and press. */
export function countsOfInbound(isPostgres: boolean, result: InboundResult): Counts {
  return {
    ...noCounts,
    rounds: 1,
    kills: result.kills,
    killsOnPostgres: isPostgres ? result.kills : 0,
    messages: result.toAsk.length,
    ambiguousFaults: result.ambiguousFaults,
    acked: result.acked,
    lost: result.lost.length,
    doubled: result.doubled.length,
    everDoubled: result.everDoubled.length,
    early: result.early.length,
    ackedLost: result.ackedLost.length,
    recordedTwice: result.recordedTwice.length,
  };
}

/** Whether the promise held. A copy that was seen for a moment and removed is reported, not held against it. */
export function isKept(counts: Counts): boolean {
  const { lost, doubled, early, brokenFences, ackedLost, recordedTwice } = counts;
  return lost + doubled + early + brokenFences + ackedLost + recordedTwice === 0;
}

/**
 * The bound that nothing going wrong in `n` trials supports: with 95% certainty the true rate is below it.
 *
 * @param n trials, 1 or more
 * @returns a share, as a percentage with two significant digits
 * @see "rule of three", Hanley and Lippman-Hand (1983), JAMA 249(13)
 */
export function ruleOfThree(n: number): string {
  return `${((3 / n) * 100).toPrecision(2)}%`;
}

/** The counts as they are printed and written into docs/reliability.md. */
export function sentences(counts: Counts): string[] {
  const { rounds, kills, killsOnPostgres, pauses, messages, ambiguousFaults, acked } = counts;
  return [
    `${rounds} rounds: ${kills} kills (${killsOnPostgres} on Postgres), ${pauses} pauses beyond the lease, ${messages} messages, ${ambiguousFaults} ambiguous faults, ${acked} acked requests of people`,
    `lost ${counts.lost}, doubled at the end ${counts.doubled}, ever doubled ${counts.everDoubled}, early ${counts.early}, sent without a claim ${counts.brokenFences}`,
    `acked and lost ${counts.ackedLost}, recorded twice ${counts.recordedTwice}`,
    ...(kills > 0 && isKept(counts)
      ? [
          `with 95% certainty: a message goes wrong in fewer than ${ruleOfThree(kills)} of kills${
            ambiguousFaults > 0 ? ` and ${ruleOfThree(ambiguousFaults)} of ambiguous answers` : ''
          }`,
        ]
      : []),
  ];
}
