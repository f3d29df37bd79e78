import type { Message } from '../messenger.ts';

const REPLY_TIMEOUT_MS = 2500;

/** Answers at a response_url that a modal remembered; only the person who opened it sees that. Throws if Slack refuses. */
export async function replyAt(url: string, message: Message, replaces: boolean): Promise<void> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...message, response_type: 'ephemeral', replace_original: replaces }),
    signal: AbortSignal.timeout(REPLY_TIMEOUT_MS),
  });
  if (!response.ok) throw new Error(`Slack refused a reply with status ${response.status}`);
}
