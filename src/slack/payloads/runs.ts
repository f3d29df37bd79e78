import { z } from 'zod';

const linkSchema = z.object({ t: z.string(), n: z.string() });

/** A name with a tracker as the value of a button. */
export const encodeLink = (link: { readonly tracker: string; readonly name: string }): string =>
  JSON.stringify({ t: link.tracker, n: link.name });

/** Which name a button means. */
export function decodeLink(value: string | undefined): { readonly tracker: string; readonly name: string } {
  const { t, n } = linkSchema.parse(JSON.parse(value ?? ''));
  return { tracker: t, name: n };
}
