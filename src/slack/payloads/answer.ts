import { z } from 'zod';

const questionSchema = z.object({ p: z.string().min(1).max(80), s: z.number().int().nonnegative() });

/** Which question a button answers: a prediction and which of its due times. */
export interface QuestionPayload {
  readonly predictionId: string;
  readonly dueSeq: number;
}

/** What an answer button carries. */
export function encodeQuestion({ predictionId, dueSeq }: QuestionPayload): string {
  return JSON.stringify({ p: predictionId, s: dueSeq });
}

/** The question of a button; null if it was not ours. */
export function decodeQuestion(value: string | undefined): QuestionPayload | null {
  const parsed = questionSchema.safeParse(parse(value));
  return parsed.success ? { predictionId: parsed.data.p, dueSeq: parsed.data.s } : null;
}

/** What Undo and the note button carry: a prediction and which act of answering it. */
export interface AnswerPayload {
  readonly predictionId: string;
  readonly answerId: string;
}

const answerSchema = z.object({ p: z.string().min(1).max(80), a: z.string().min(1).max(80) });

export function encodeAnswer({ predictionId, answerId }: AnswerPayload): string {
  return JSON.stringify({ p: predictionId, a: answerId });
}

/** The answer of a button; null if it was not ours. */
export function decodeAnswer(value: string | undefined): AnswerPayload | null {
  const parsed = answerSchema.safeParse(parse(value));
  return parsed.success ? { predictionId: parsed.data.p, answerId: parsed.data.a } : null;
}

/** Menu values hold 75 characters: a choice and the prediction. */
export const laterChoices = ['1h', '6h', 'tomorrow', 'pick'] as const;
export type LaterChoice = (typeof laterChoices)[number];

export const encodeLater = (choice: LaterChoice, predictionId: string): string => `${choice}:${predictionId}`;

export function decodeLater(value: string | undefined): { choice: LaterChoice; predictionId: string } | null {
  const [choice, predictionId] = (value ?? '').split(':');
  const known = laterChoices.find((one) => one === choice);
  return known && predictionId ? { choice: known, predictionId } : null;
}

const placeSchema = z.object({
  p: z.string(),
  s: z.number().int(),
  /** Message to bring up to date: channel, ts and the address that may still edit it. */
  u: z.string().optional(),
  all: z.array(z.string()).max(50),
  a: z.string().optional(),
  v: z.number().optional(),
});

/** What a form opened from a question remembers of where it came from. */
export interface FormPlace extends QuestionPayload {
  readonly responseUrl: string | null;
  /** Every question of the message, so that the whole can be shown anew. */
  readonly all: readonly string[];
  readonly answerId: string | null;
  /** A value that waits to be confirmed. */
  readonly value: number | null;
}

export function encodePlace(place: FormPlace): string {
  const { predictionId: p, dueSeq: s, responseUrl, all, answerId, value } = place;
  return JSON.stringify({
    p,
    s,
    all,
    ...(responseUrl === null ? {} : { u: responseUrl }),
    ...(answerId === null ? {} : { a: answerId }),
    ...(value === null ? {} : { v: value }),
  });
}

export function decodePlace(metadata: string): FormPlace | null {
  const parsed = placeSchema.safeParse(parse(metadata));
  if (!parsed.success) return null;
  const { p, s, u, all, a, v } = parsed.data;
  return { predictionId: p, dueSeq: s, responseUrl: u ?? null, all, answerId: a ?? null, value: v ?? null };
}

function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return null;
  }
}
