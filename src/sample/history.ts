import { readFileSync } from 'node:fs';
import { z } from 'zod';

const percent = z.number().int().min(0).max(100);
const common = {
  by: z.string(),
  /** Before the sandbox was started. */
  daysAgo: z.number().positive(),
  dueHours: z.number().positive(),
  run: z.string().startsWith('sample-'),
  shared: z.boolean(),
  claim: z.string().min(1),
  tags: z.array(z.string()),
  because: z.string().optional(),
  lesson: z.string().optional(),
  why: z.enum(['wrong-belief', 'bug', 'luck', 'cannot-tell']).optional(),
  others: z.array(z.object({ by: z.string(), percent })).default([]),
};
const predictionSchema = z.discriminatedUnion('kind', [
  z.object({
    ...common,
    kind: z.literal('binary'),
    percent,
    outcome: z.enum(['yes', 'no', 'void']).optional(),
  }),
  z.object({
    ...common,
    kind: z.literal('numeric'),
    metric: z.string().optional(),
    unit: z.string().optional(),
    scale: z.enum(['linear', 'log']),
    low: z.number(),
    median: z.number(),
    high: z.number(),
    level: z.number().int(),
    outcome: z.union([z.number(), z.literal('void')]).optional(),
  }),
  z.object({
    ...common,
    kind: z.literal('choice'),
    options: z.array(z.string()),
    percents: z.array(percent),
    outcome: z.string().optional(),
  }),
]);
const historySchema = z.object({
  note: z.string(),
  channel: z.string(),
  digest: z.object({
    channel: z.string(),
    by: z.string(),
    weekday: z.number().int(),
    hour: z.number().int(),
  }),
  predictions: z.array(predictionSchema),
});

/** A made-up past for the sandbox; people and channels by name. */
export type History = z.infer<typeof historySchema>;
export type SamplePrediction = z.infer<typeof predictionSchema>;

/** Reads the sample history. Throws if the file is not one. */
export function readHistory(path: string): History {
  return historySchema.parse(JSON.parse(readFileSync(path, 'utf8')));
}
