import { z } from 'zod';
import { EXPORT_FORMAT, EXPORT_VERSION, type ExportedPrediction } from '../domain/exchange/person-export.ts';
import {
  CLAIM_MAX,
  OPTION_MAX,
  OPTIONS_MAX,
  PROSE_MAX,
  TAG_MAX,
  TAGS_MAX,
} from '../domain/prediction/prediction.ts';

const instant = z.iso.datetime({ precision: 3 });
const text = (max: number) => z.string().max(max);
const prose = text(PROSE_MAX).nullable();
const number = z.number();
const percent = z.int().min(0).max(100);
const count = z.int().min(0);
/** Names and addresses that people give; as long as a form lets them. */
const name = text(3000).nullable();

const value = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('binary'), percent }),
  z.object({ kind: z.literal('choice'), percents: z.array(percent).max(OPTIONS_MAX) }),
  z.object({
    kind: z.literal('numeric'),
    low: number,
    median: number,
    high: number,
    level: z.int().min(1).max(99),
    isMedianImputed: z.boolean(),
  }),
]);

const outcome = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('yes') }),
  z.object({ kind: z.literal('no') }),
  z.object({ kind: z.literal('number'), value: number }),
  z.object({ kind: z.literal('option'), option: count }),
  z.object({ kind: z.literal('void'), reason: z.enum(['cannot-tell', 'withdrawn', 'diverged', 'admin']) }),
]);

/** One prediction of an export, as this version writes it. */
const prediction: z.ZodType<ExportedPrediction> = z.object({
  id: text(100).min(1),
  isOwn: z.boolean(),
  kind: z.enum(['binary', 'numeric', 'choice']),
  claim: text(CLAIM_MAX),
  reason: prose,
  metric: name,
  comparator: z.enum(['<', '<=', '>', '>=', '=']).nullable(),
  threshold: number.nullable(),
  unit: name,
  scale: z.enum(['linear', 'log']),
  scoringUnit: number.nullable(),
  reference: z.object({ name: text(3000), value: number.nullable() }).nullable(),
  options: z.array(text(OPTION_MAX)).max(OPTIONS_MAX),
  tags: z.array(text(TAG_MAX)).max(TAGS_MAX),
  run: z.object({ label: name, url: name }),
  recordedAt: instant,
  due: z.object({ rule: z.enum(['time', 'run']), at: instant, phrase: name, isChosen: z.boolean() }),
  dueSeq: count,
  wakesAtNight: z.boolean(),
  closedAt: instant.nullable(),
  fellDueAt: instant.nullable(),
  hidesForecasts: z.boolean(),
  sharedIn: name,
  editedAt: instant.nullable(),
  answerSeq: count,
  forecasts: z.array(
    z.object({
      id: text(100).min(1),
      givenAt: instant,
      value,
      isLate: z.boolean(),
      ageSeconds: count.nullable(),
    }),
  ),
  answer: z
    .object({
      id: text(200),
      outcome,
      at: instant,
      note: prose,
      lesson: prose,
      why: z.enum(['wrong-belief', 'bug', 'luck', 'cannot-tell']).nullable(),
    })
    .nullable(),
  score: z.object({ surpriseBits: number, brier: number.nullable(), wis: number.nullable() }).nullable(),
});

/** What of an export can be read back; the rest of the file is for its owner to read. */
export const exportSchema = z.object({
  format: z.literal(EXPORT_FORMAT),
  version: z.literal(EXPORT_VERSION),
  predictions: z.array(prediction),
});
