import { CUT, cut, tidy } from '../normalise.ts';

/** Takes `because …` out of a line, up to where something was taken out before, or to the end. */
export function takeReason(text: string): { readonly reason: string | null; readonly rest: string } {
  const match = new RegExp(
    String.raw`[,;(]?\s*\b(?:because|bc|b/c|cuz|since i think)\b:?\s+([^${CUT}]+)`,
    'i',
  ).exec(text);
  if (!match) return { reason: null, rest: text };
  const reason = tidy(match[1] ?? '');
  if (reason === '') return { reason: null, rest: text };
  return { reason, rest: cut(text, match.index, match.index + match[0].length) };
}
