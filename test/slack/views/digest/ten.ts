import type { Outcome, Prediction } from '../../../../src/domain/prediction/prediction.ts';
import type { DigestFigures } from '../../../../src/figures/digest/digest.ts';
import { judgedClaim, NO, percents, predictionOf, YES } from '../../../domain/digest/claims.ts';
import { digestOf, heldOf, lesson, recordOf, toldOf } from './sample.ts';

const nothing = { created: 0, answered: 0, void: 0, waiting: 0 };
const open = (claim: string, at: string, rule: 'time' | 'run' = 'time'): Prediction =>
  predictionOf({ id: claim, claim, due: { rule, at, phrase: null, isChosen: true } });
const unnamed = (prediction: Prediction) => ({ prediction, authorName: null });
const number = (value: number): Outcome & { kind: 'number' } => ({ kind: 'number', value });
const between = (low: number, high: number) =>
  ({ kind: 'numeric', low, median: (low + high) / 2, high, level: 80, isMedianImputed: true }) as const;
const gpus = { unit: 'h', kind: 'numeric' } as const;

const LEVELS = [
  { percent: 10, n: 14, yes: 2 },
  { percent: 35, n: 11, yes: 4 },
  { percent: 60, n: 16, yes: 8 },
  { percent: 80, n: 19, yes: 14 },
  { percent: 95, n: 12, yes: 10 },
];

const warmup = judgedClaim('warmup of 4k steps beats 1k on val_loss', NO, percents(85, 90, 70, 20), {
  tags: ['lr'],
  reason: 'the last two long runs diverged without it',
  ...lesson(NO, 'look at the gradient norm before touching the warmup'),
});
const dedup = judgedClaim('dedup of the web split helps MMLU by more than 1 point', YES, percents(10, 15), {
  tags: ['data'],
  reason: 'the paper shows half a point at most',
});
const mixup = judgedClaim('mixup helps CIFAR by 0.5 points', NO, percents(20, 30, 45, 80), { tags: ['aug'] });
const hours = judgedClaim(
  'hours until the 7B run reaches 2.1',
  number(61),
  [between(30, 45), between(36, 50)],
  {
    ...gpus,
    reason: 'throughput of the last run on the same nodes',
    ...lesson(number(61), 'count the restarts: every one costs three hours'),
  },
);

/** Ten weeks of ten channels, as their digests would tell them. */
export const tenDigests: Readonly<Record<string, DigestFigures>> = {
  'quiet week': digestOf({ counts: { ...nothing, waiting: 2 } }),
  'first week': digestOf({
    counts: { ...nothing, created: 4, answered: 1 },
    record: { ...digestOf().record, forecasters: 2, missingOutcomes: 19 },
    ...toldOf([mixup]),
    calls: [],
    comingWeek: {
      claims: [
        open('val_loss < 0.35', '2026-11-25T16:00:00.000Z'),
        open('the 7B run survives the weekend', '2026-11-30T08:00:00.000Z', 'run'),
      ].map(unnamed),
      total: 2,
    },
  }),
  'one person': digestOf({
    counts: { created: 3, answered: 4, void: 1, waiting: 0 },
    record: { ...digestOf().record, forecasters: 1, missingOutcomes: 16 },
    ...toldOf([judgedClaim('cosine beats linear decay', NO, percents(90), { reason: 'it always did' })]),
    calls: [],
  }),
  'forty people': digestOf({
    counts: { created: 31, answered: 24, void: 2, waiting: 3 },
    ...namedIn(toldOf([warmup, dedup, mixup, hours])),
    record: {
      ...recordOf(LEVELS, {
        forecasters: 40,
        intervals: heldOf(11, 20),
        patterns: [
          { tag: 'lr', claims: 12, meanPercent: 68.2, happened: 5, claim: null },
          { tag: 'data', claims: 7, meanPercent: 41, happened: 4, claim: null },
        ],
      }),
    },
    comingWeek: {
      claims: Array.from({ length: 8 }, (_, index) =>
        unnamed(open(`ablation ${index + 1} stays within noise of the baseline`, '2026-11-26T17:00:00.000Z')),
      ),
      total: 8,
    },
  }),
  'only numbers': digestOf({
    counts: { created: 2, answered: 6, void: 0, waiting: 0 },
    ...toldOf([hours]),
    record: { ...digestOf().record, missingOutcomes: 20, intervals: heldOf(9, 20) },
  }),
  'only voids': digestOf({ counts: { created: 0, answered: 0, void: 3, waiting: 0 } }),
  'all surprising': digestOf({
    counts: { created: 5, answered: 5, void: 0, waiting: 0 },
    ...toldOf(
      ['fp8 is free', 'the new tokenizer is faster', 'batch 4k is stable', 'EMA helps', 'no loss spike'].map(
        (claim, index) => judgedClaim(claim, NO, percents(95 - index, 90, 92), { reason: 'it should' }),
      ),
    ),
    record: recordOf(LEVELS.slice(0, 2), { bins: null, missingOutcomes: 6 }),
  }),
  'long, with a thread': digestOf({
    counts: { created: 40, answered: 20, void: 0, waiting: 1 },
    ...toldOf(
      Array.from({ length: 12 }, (_, index) =>
        judgedClaim(`idea ${index + 1} lowers the loss`, index % 2 ? YES : NO, percents(80, 20, 60), {
          reason: `because of reason ${index + 1}, which was written down at some length `.repeat(4),
          ...lesson(index % 2 ? YES : NO, `lesson ${index + 1}, written at some length as well `.repeat(5)),
        }),
      ),
    ),
    record: recordOf(LEVELS, { intervals: heldOf(15, 20) }),
    comingWeek: {
      claims: Array.from({ length: 30 }, (_, index) =>
        unnamed(open(`claim ${index + 1}, due in the coming week`, '2026-11-27T09:00:00.000Z')),
      ),
      total: 44,
    },
  }),
  'private channel': digestOf({
    channelName: 'secret-model',
    counts: { created: 6, answered: 4, void: 0, waiting: 1 },
    ...toldOf([dedup, mixup]),
    record: { ...digestOf().record, forecasters: 5, missingOutcomes: 9 },
    postedByName: 'Ana',
  }),
  'many overdue': digestOf({
    counts: { created: 3, answered: 5, void: 1, waiting: 8 },
    ...toldOf([mixup]),
    record: recordOf(LEVELS, { intervals: heldOf(11, 20) }),
  }),
};

/** With the two people named who agreed to it. */
function namedIn(told: ReturnType<typeof toldOf>): ReturnType<typeof toldOf> {
  return {
    ...told,
    surprises: told.surprises.map((one, index) => ({ ...one, authorName: index === 0 ? 'Maria' : null })),
    calls: told.calls.map((one) => ({ ...one, names: ['Kenji'] })),
  };
}
