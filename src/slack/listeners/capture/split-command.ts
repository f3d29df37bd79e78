/** The first word of what was typed, in lower case, and what stands behind it. */
export function splitCommand(text: string): { readonly word: string; readonly rest: string } | null {
  const found = /^\s*(\S+)\s*([\s\S]*)$/.exec(text);
  return found ? { word: (found[1] ?? '').toLowerCase(), rest: (found[2] ?? '').trim() } : null;
}
