import type { JudgedClaim } from '../../../src/domain/digest/judged-claim.ts';
import type { ForecastValue, Prediction } from '../../../src/domain/prediction/prediction.ts';
import { surprise } from '../../../src/domain/scores/surprise.ts';

/** A prediction as shared in C1 by U1; `parts` replace what a test is about. */
export function predictionOf(parts: Partial<Prediction> = {}): Prediction {
  return {
    teamId: 'T1',
    id: 'p1',
    authorId: 'U1',
    askedId: 'U1',
    kind: 'binary',
    claim: 'val_loss < 0.35',
    reason: null,
    metric: null,
    comparator: null,
    threshold: null,
    unit: null,
    scale: 'linear',
    scoringUnit: null,
    reference: null,
    options: [],
    tags: [],
    run: { rowId: null, label: null, url: null },
    recordedAt: '2026-11-16T09:00:00.000Z',
    due: { rule: 'time', at: '2026-11-18T09:00:00.000Z', phrase: null, isChosen: true },
    dueSeq: 1,
    wakesAtNight: false,
    closedAt: null,
    fellDueAt: null,
    hidesForecasts: true,
    sharedChannelId: 'C1',
    editedAt: null,
    withdrawnAt: null,
    answerSeq: 0,
    answer: null,
    ...parts,
  };
}

/** A claim with its outcome and what U1, U2, … said, in their order. */
export function judgedClaim(
  claim: string,
  outcome: JudgedClaim['outcome'],
  values: readonly ForecastValue[],
  parts: Partial<Prediction> = {},
): JudgedClaim {
  return {
    prediction: predictionOf({ id: claim, claim, ...parts }),
    outcome,
    forecasts: values.map((value, index) => ({
      userId: `U${index + 1}`,
      value,
      surpriseBits: surprise(value, outcome, 'linear'),
    })),
  };
}

/** Percents given to a yes/no claim. */
export const percents = (...given: number[]): ForecastValue[] =>
  given.map((percent) => ({ kind: 'binary', percent }));

export const YES = { kind: 'yes' } as const;
export const NO = { kind: 'no' } as const;
