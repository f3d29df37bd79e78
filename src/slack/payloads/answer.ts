import { z } from 'zod';

const questionSchema = z.object({
  p: z.string().min(1).max(80),
  s: z.number().int().nonnegative(),
  t: z.string().max(80).optional(),
  v: z.number().optional(),
});

/** Which question a button answers, and with what. */
export interface QuestionPayload {
  readonly predictionId: string;
  /** Which of its due times. */
  readonly dueSeq: number;
  /** The typed message whose words become the note; null where nothing was typed. */
  readonly typedId: string | null;
  /** The value that a tap confirms; null on buttons that say something else. */
  readonly value: number | null;
}

/** What an answer button carries: ids and a number, never words. */
export function encodeQuestion({ predictionId, dueSeq, typedId, value }: QuestionPayload): string {
  const typed = typedId === null ? {} : { t: typedId };
  return JSON.stringify({ p: predictionId, s: dueSeq, ...typed, ...(value === null ? {} : { v: value }) });
}

/** The question of a button; null if it was not ours. */
export function decodeQuestion(value: string | undefined): QuestionPayload | null {
  const parsed = questionSchema.safeParse(parse(value));
  if (!parsed.success) return null;
  const { p, s, t, v } = parsed.data;
  return { predictionId: p, dueSeq: s, typedId: t ?? null, value: v ?? null };
}

/** What Undo and the note button carry: a prediction and which act of answering it. */
export interface AnswerPayload {
  readonly predictionId: string;
  readonly answerId: string;
  /** Whether something was written down already, which a form must be filled with. */
  readonly hasNote: boolean;
}

const answerSchema = z.object({
  p: z.string().min(1).max(80),
  a: z.string().min(1).max(80),
  n: z.literal(1).optional(),
});

/** For the value of Undo and the note button. */
export function encodeAnswer({ predictionId, answerId, hasNote }: AnswerPayload): string {
  return JSON.stringify({ p: predictionId, a: answerId, ...(hasNote ? { n: 1 } : {}) });
}

/** The answer of a button; null if it was not ours. */
export function decodeAnswer(value: string | undefined): AnswerPayload | null {
  const parsed = answerSchema.safeParse(parse(value));
  if (!parsed.success) return null;
  const { p, a, n } = parsed.data;
  return { predictionId: p, answerId: a, hasNote: n === 1 };
}

/** Menu values hold 75 characters: a choice and the prediction. */
export const laterChoices = ['1h', '6h', 'tomorrow', 'pick'] as const;
export type LaterChoice = (typeof laterChoices)[number];

export const encodeLater = (choice: LaterChoice, predictionId: string, dueSeq: number): string =>
  `${choice}:${dueSeq}:${predictionId}`;

/** What was picked from the menu "Still running"; null if it was not ours. */
export function decodeLater(value: string | undefined) {
  const [, choice, dueSeq, predictionId] = /^(\w+):(\d{1,6}):(.{1,60})$/.exec(value ?? '') ?? [];
  const known = laterChoices.find((one) => one === choice);
  return known && predictionId ? { choice: known, dueSeq: Number(dueSeq), predictionId } : null;
}

/** What else can be done with a prediction: the same form filled in, or somebody else who is asked. */
export const moreChoices = ['again', 'hand-over'] as const;
export type MoreChoice = (typeof moreChoices)[number];

export const encodeMore = (choice: MoreChoice, predictionId: string): string => `${choice}:${predictionId}`;

/** What was picked from the menu "More"; null if it was not ours. */
export function decodeMore(value: string | undefined) {
  const [, choice, predictionId] = /^([a-z-]+):(.{1,60})$/.exec(value ?? '') ?? [];
  const known = moreChoices.find((one) => one === choice);
  return known && predictionId ? { choice: known, predictionId } : null;
}

const typedSchema = z.object({ t: z.string().min(1).max(80) });

/** What a button carries that takes up a typed message once more. */
export const encodeTyped = (typedId: string): string => JSON.stringify({ t: typedId });

/** The typed message of a button; null if it was not ours. */
export function decodeTyped(value: string | undefined): string | null {
  const parsed = typedSchema.safeParse(parse(value));
  return parsed.success ? parsed.data.t : null;
}

const placeSchema = z.object({
  p: z.string(),
  s: z.number().int(),
  /** Message to bring up to date: channel, ts and the address that may still edit it. */
  u: z.string().optional(),
  all: z.array(z.string()).max(50),
  a: z.string().optional(),
  v: z.number().optional(),
  t: z.string().optional(),
});

/** What a form opened from a question remembers of where it came from. */
export interface FormPlace extends QuestionPayload {
  readonly responseUrl: string | null;
  /** Every question of the message, so that the whole can be shown anew. */
  readonly all: readonly string[];
  readonly answerId: string | null;
}

/** For `private_metadata`. */
export function encodePlace(place: FormPlace): string {
  const { predictionId: p, dueSeq: s, responseUrl, all, answerId, value, typedId } = place;
  return JSON.stringify({
    p,
    s,
    all,
    ...(responseUrl === null ? {} : { u: responseUrl }),
    ...(answerId === null ? {} : { a: answerId }),
    ...(value === null ? {} : { v: value }),
    ...(typedId === null ? {} : { t: typedId }),
  });
}

/** Where a form was opened from; null if it was not ours. */
export function decodePlace(metadata: string): FormPlace | null {
  const parsed = placeSchema.safeParse(parse(metadata));
  if (!parsed.success) return null;
  const { p, s, u, all, a, v, t } = parsed.data;
  const question = { predictionId: p, dueSeq: s, typedId: t ?? null, value: v ?? null };
  return { ...question, responseUrl: u ?? null, all, answerId: a ?? null };
}

function parse(text: string | undefined): unknown {
  try {
    return JSON.parse(text ?? '');
  } catch {
    return null;
  }
}
