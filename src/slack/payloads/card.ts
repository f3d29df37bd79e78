import { z } from 'zod';

/**
 * What a button on a card, and the form it opens, names: the prediction; a percent where one is tapped; the channel of the
 * card from which a form was opened, and where the answer to it goes.
 */
const schema = z.object({
  p: z.string(),
  n: z.number().int().min(0).max(100).optional(),
  c: z.string().optional(),
  u: z.url().optional(),
});

export type CardPayload = z.infer<typeof schema>;

/** For an entry of the admins' menu. */
export const encodeAdminChoice = (choice: 'void' | 'undo', predictionId: string): string =>
  `${choice}:${predictionId}`;

/** What an admin picked, or null if it is not one of ours. */
export function decodeAdminChoice(value: string | undefined) {
  const [, choice, predictionId] = /^(void|undo):(.{1,60})$/.exec(value ?? '') ?? [];
  return predictionId ? { isUndo: choice === 'undo', predictionId } : null;
}

/** For a button's `value` or a modal's `private_metadata`. */
export const encodeCard = (payload: CardPayload): string => JSON.stringify(payload);

/** What it names, or null if it is not one of ours. */
export function decodeCard(text: string | undefined): CardPayload | null {
  try {
    return schema.parse(JSON.parse(text ?? ''));
  } catch {
    return null;
  }
}
