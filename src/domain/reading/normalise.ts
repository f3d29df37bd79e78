/** Where something was taken out of a line: nothing reads across it. A private-use character nobody types. */
export const CUT = '\uE0FF';

/**
 * A typed line as the readers want it: entities decoded once, typographic dashes, quotes, signs and doubled spaces
 * made plain, lone surrogates and control characters replaced.
 */
export function normalise(typed: string): string {
  return decodeEntities(typed.toWellFormed())
    .normalize('NFC')
    .replaceAll(/[^\P{Cc}\n]|[\p{Zs}\u200B\uFEFF\uE000-\uE0FF]/gu, ' ')
    .replaceAll(/[‐‑‒–—−]/g, '-')
    .replaceAll(/[“”„«»]/g, '"')
    .replaceAll(/[‘’‚]/g, "'")
    .replaceAll('＜', '<')
    .replaceAll('＞', '>')
    .replaceAll('％', '%')
    .replaceAll('…', '...')
    .replaceAll('≤', '<=')
    .replaceAll('≥', '>=')
    .replaceAll(/⇒|→|➔|➜|-+>/g, '->')
    .replaceAll('=>', '>=')
    .replaceAll(/\+\/?-/g, '±')
    .replaceAll(/\s*\b(?:percent|per cent)\b/gi, '%')
    .replaceAll(/ +/g, ' ')
    .trim();
}

/** `&lt;`, `&gt;` and `&amp;` once each: Slack escapes exactly these. */
function decodeEntities(text: string): string {
  return text.replaceAll(/&(lt|gt|amp);/g, (_whole, name: string) =>
    name === 'lt' ? '<' : name === 'gt' ? '>' : '&',
  );
}

/** Text without the traces of what was taken out of it: marks, doubled spaces, stranded punctuation. */
export function tidy(text: string): string {
  return text
    .replaceAll(CUT, ' ')
    .replaceAll(/\(\s*\)|\[\s*\]/g, ' ')
    .replaceAll(/ +/g, ' ')
    .replaceAll(/\s+([,.;:!?])/g, '$1')
    .replaceAll(/[,;:](?:\s*[,;:.])+/g, ',')
    .replaceAll(/^[\s,;:.\-|]+|[\s,;:\-|]+$/g, '')
    .replaceAll(/\.$/g, '')
    .trim();
}

/** `text` with the span taken out and a mark left in its place. */
export function cut(text: string, start: number, end: number): string {
  return `${text.slice(0, start)}${CUT}${text.slice(end)}`;
}
