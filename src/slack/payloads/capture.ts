import { z } from 'zod';

/** A person's id; nothing else may ever become a mention. */
const personSchema = z.string().regex(/^[UW][A-Z0-9]+$/);

/** What a capture modal remembers between opening and submitting. */
const modalSchema = z.object({
  /**
   * Where the reading back goes: the response_url of what opened the modal, the machine time of opening, and whether
   * there is a message in the way that it replaces.
   */
  reply: z.object({ url: z.url(), at: z.string(), replaces: z.boolean() }).optional(),
  draftId: z.string().optional(),
  /** Which of a draft's two readings was chosen. */
  reading: z.union([z.literal(0), z.literal(1)]).optional(),
  predictionId: z.string().optional(),
  /** Somebody to be asked to forecast too. */
  invitedId: personSchema.optional(),
  /** Everything in the message that the modal was opened from. */
  all: z.object({ p: z.array(z.string()), d: z.array(z.string()) }).optional(),
});

/** Ids only; never text. */
export type ModalPayload = z.infer<typeof modalSchema>;

/** For `private_metadata`. */
export const encodeModal = (payload: ModalPayload): string => JSON.stringify(payload);

/** What a modal remembers; an unreadable one remembers nothing. */
export function decodeModal(text: string): ModalPayload {
  return decode(modalSchema, text) ?? {};
}

/** What a button of a reading back names: one prediction or one draft, and everything else shown beside it. */
const buttonSchema = z.object({
  p: z.string().optional(),
  d: z.string().optional(),
  /** A channel to share in. */
  c: z.string().optional(),
  /** Somebody to be asked to forecast too. */
  i: personSchema.optional(),
  /** A percent. */
  n: z.number().int().min(0).max(100).optional(),
  /** Which of two readings. */
  r: z.union([z.literal(0), z.literal(1)]).optional(),
  /** Every prediction and draft of the same message, so that it can be shown anew. */
  all: z.object({ p: z.array(z.string()), d: z.array(z.string()) }).optional(),
});

/** Ids only; short, as a button carries at most 2,000 characters. */
export type ButtonPayload = z.infer<typeof buttonSchema>;

/** For a button's `value`. */
export const encodeButton = (payload: ButtonPayload): string => JSON.stringify(payload);

/** What a button names, or null if it is not one of ours. */
export function decodeButton(text: string | undefined): ButtonPayload | null {
  return text === undefined ? null : decode(buttonSchema, text);
}

function decode<T>(schema: z.ZodType<T>, text: string): T | null {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
