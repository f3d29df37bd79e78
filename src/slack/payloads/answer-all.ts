import { z } from 'zod';

const schema = z.object({
  /** Where the message that it was opened from may still be edited. */
  u: z.url().optional(),
  all: z.array(z.string()).max(50).default([]),
  /** Numbers that looked off and were asked about once, by prediction. */
  v: z.record(z.string(), z.number()).default({}),
});

/** What the form for all that waits remembers: ids and numbers, never words. */
export type AnswerAllPayload = z.infer<typeof schema>;

/** For `private_metadata`. */
export const encodeAnswerAll = (payload: AnswerAllPayload): string => JSON.stringify(payload);

/** What the form remembers; an unreadable one remembers nothing. */
export function decodeAnswerAll(text: string): AnswerAllPayload {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return { all: [], v: {} };
  }
}

/** What stands in one field; null where the question was left open. */
export type FieldAnswer = 'yes' | 'no' | 'void' | { readonly option: number } | { readonly typed: string };

/** The values of the entries that can be picked. */
export const optionValue = (position: number): string => `option:${position}`;

/** Reads one field of the form. */
export function readFieldAnswer(field: {
  readonly value?: string | null;
  readonly selected_option?: { readonly value?: string } | null;
}): FieldAnswer | null {
  const typed = field.value?.trim();
  if (typed) return { typed };
  const picked = field.selected_option?.value;
  if (picked === 'yes' || picked === 'no' || picked === 'void') return picked;
  const position = /^option:(\d)$/.exec(picked ?? '')?.[1];
  return position === undefined ? null : { option: Number(position) };
}
