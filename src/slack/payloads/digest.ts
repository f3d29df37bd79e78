import { z } from 'zod';
import { digestIds } from '../ids/digest.ts';

const place = z.object({ c: z.string().min(1).max(80) });

/** For the form's `private_metadata`: the channel it sets. */
export const encodeDigestPlace = (channelId: string): string => JSON.stringify({ c: channelId });

/** The channel that a form sets; null if it was not ours. */
export function decodeDigestPlace(text: string): string | null {
  return decode(place, text)?.c ?? null;
}

const preview = place.extend({ k: z.string().min(1).max(200), s: z.iso.datetime(), u: z.iso.datetime() });

/** What "Post in channel" names: the channel, the preview it belongs to, and the period that was shown. */
export interface PreviewPayload {
  readonly channelId: string;
  readonly previewId: string;
  readonly since: string;
  readonly until: string;
}

/** For the button's `value`. */
export const encodePreview = ({ channelId: c, previewId: k, since: s, until: u }: PreviewPayload): string =>
  JSON.stringify({ c, k, s, u });

/** What the button names; null if it was not ours. */
export function decodePreview(text: string | undefined): PreviewPayload | null {
  const found = decode(preview, text ?? '');
  return found && { channelId: found.c, previewId: found.k, since: found.s, until: found.u };
}

/** What the form was filled with; null if something is missing or impossible. */
export function readDigestForm(
  values: Readonly<Record<string, Readonly<Record<string, { selected_option?: { value: string } | null }>>>>,
): {
  readonly isOn: boolean;
  readonly weekday: number;
  readonly hour: number;
  readonly hasCardsInThread: boolean;
} | null {
  const chosen = (id: string) => values[id]?.[id]?.selected_option?.value;
  const found = form.safeParse({
    isOn: chosen(digestIds.isOn),
    weekday: chosen(digestIds.weekday),
    hour: chosen(digestIds.hour),
    cards: chosen(digestIds.cards),
  });
  if (!found.success) return null;
  const { isOn, weekday, hour, cards } = found.data;
  return { isOn: isOn === 'on', weekday, hour, hasCardsInThread: cards === 'thread' };
}

const form = z.object({
  isOn: z.enum(['on', 'off']),
  weekday: z.coerce.number().int().min(1).max(7),
  hour: z.coerce.number().int().min(0).max(23),
  cards: z.enum(['own', 'thread']),
});

function decode<T>(schema: z.ZodType<T>, text: string): T | null {
  try {
    return schema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}
