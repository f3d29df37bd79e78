/** What somebody wants of their tokens. */
export type TokenCommand = 'own' | 'channel' | 'webhook' | 'list';

/** Reads what stands behind `token`: nothing, `channel`, `webhook` or `list`. Null where it is something else. */
export function readTokenCommand(rest: string): TokenCommand | null {
  const text = rest.trim().toLowerCase();
  if (text === '') return 'own';
  return text === 'channel' || text === 'webhook' || text === 'list' ? text : null;
}
