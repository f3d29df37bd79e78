/** Parts an outcome from its note: punctuation, or a dash between spaces; `no-go` and `0.3-0.4` hold none. */
export const BREAK = String.raw`\s*(?:[,;:.!)](?=\s|$)|\s-+(?=\s|$))\s*`;

/** What stands behind `label` at the start of `text`, whatever its case; null unless nothing or a break follows it. */
export function restAfter(text: string, label: string): string | null {
  if (text.slice(0, label.length).toLowerCase() !== label.toLowerCase()) return null;
  const match = new RegExp(`^(?:${BREAK}([^]*))?$`).exec(text.slice(label.length));
  return match ? (match[1] ?? '') : null;
}

/** Whether nothing follows, or a break stands before `rest`, which is the end of `text`. */
export function isParted(text: string, rest: string): boolean {
  return rest === '' || new RegExp(`${BREAK}$`).test(text.slice(0, text.length - rest.length));
}
