/** Which help somebody wants. */
export type HelpTopic = 'all' | 'scores';

/** Reads what stands behind `help`. Null where it is something else. */
export function readHelpCommand(rest: string): HelpTopic | null {
  const text = rest.trim().toLowerCase();
  if (text === '') return 'all';
  return text === 'scores' || text === 'score' ? 'scores' : null;
}
