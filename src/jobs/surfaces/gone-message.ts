/** Slack's words for a message that can never be edited again. */
const GONE = new Set(['message_not_found', 'cant_update_message', 'edit_window_closed', 'channel_not_found']);

/** Whether an edit that was refused with this code can never succeed. */
export function isGone(code: string | null): boolean {
  return code !== null && GONE.has(code);
}
