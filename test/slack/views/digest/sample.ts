import type { Level } from '../../../../src/domain/calibration/levels.ts';
import { reliabilityBins } from '../../../../src/domain/calibration/reliability-bins.ts';
import { type Call, calls } from '../../../../src/domain/digest/calls.ts';
import type { JudgedClaim } from '../../../../src/domain/digest/judged-claim.ts';
import { surprises } from '../../../../src/domain/digest/surprises.ts';
import type { Prediction } from '../../../../src/domain/prediction/prediction.ts';
import type { DigestFigures } from '../../../../src/figures/digest/digest.ts';
import { happenedWords } from '../../../../src/figures/questions/questions.ts';

/** A digest of #training in which nothing happened; `parts` replace what a test is about. */
export function digestOf(parts: Partial<DigestFigures> = {}): DigestFigures {
  return {
    since: '2026-11-16T08:00:00.000Z',
    until: '2026-11-23T08:00:00.000Z',
    channelName: 'training',
    counts: { created: 0, answered: 0, void: 0, waiting: 0 },
    surprises: [],
    calls: [],
    lessons: [],
    record: {
      forecasters: 4,
      missingOutcomes: 12,
      said: null,
      bins: null,
      intervals: null,
      patterns: [],
    },
    comingWeek: { claims: [], total: 0 },
    settings: {
      teamId: 'T1',
      channelId: 'C1',
      isOn: true,
      weekday: 1,
      hour: 9,
      zone: 'Europe/Berlin',
      setBy: 'U1',
      setAt: '2026-11-01T08:00:00.000Z',
      nextDueAt: '2026-11-30T08:00:00.000Z',
      lastWeek: '2026-W48',
      cutoffAt: '2026-11-23T08:00:00.000Z',
    },
    setByName: 'Ana',
    postedByName: null,
    ...parts,
  };
}

/** What a digest tells of these claims, as the figures would gather it. */
export function toldOf(
  claims: readonly JudgedClaim[],
): Pick<DigestFigures, 'surprises' | 'calls' | 'lessons'> {
  const happened = (claim: JudgedClaim) => happenedWords(answered(claim));
  return {
    surprises: surprises(claims).map((one) => ({
      ...one,
      claim: { ...one.claim, prediction: answered(one.claim) },
      happened: happened(one.claim),
      authorName: null,
    })),
    calls: calls(claims).map((call: Call) => ({ ...call, happened: happened(call.claim), names: [] })),
    lessons: claims
      .map(answered)
      .filter((prediction) => prediction.answer?.lesson)
      .map((prediction) => ({ prediction, authorName: null })),
  };
}

/** A record over these levels of yes/no forecasts, with its diagram. */
export function recordOf(levels: readonly Level[], parts: Partial<DigestFigures['record']> = {}) {
  return {
    ...digestOf().record,
    missingOutcomes: 0,
    said: { levels, choices: [], claim: null },
    bins: reliabilityBins(levels),
    ...parts,
  };
}

/** How often 80% intervals held. */
export const heldOf = (hits: number, n: number) => ({
  level: 80,
  n,
  hits,
  cells: [n - hits, 0, hits, 0] as const,
  forecasters: 4,
  width: null,
  claim: null,
});

function answered({ prediction, outcome }: JudgedClaim): Prediction {
  if (prediction.answer) return prediction;
  const answer = {
    id: 'a',
    outcome,
    at: '2026-11-20T08:00:00.000Z',
    by: 'U1',
    note: null,
    lesson: null,
    why: null,
  };
  return { ...prediction, answer };
}

/** An answer with a lesson, for a prediction's parts. */
export const lesson = (outcome: JudgedClaim['outcome'], text: string): Partial<Prediction> => ({
  answer: { id: 'a', outcome, at: '2026-11-20T08:00:00.000Z', by: 'U1', note: null, lesson: text, why: null },
});
