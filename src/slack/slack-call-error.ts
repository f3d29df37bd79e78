import type { SendResult } from './messenger.ts';

/** A call to Slack that was refused, or of which nobody knows what became; carries no text that anybody typed. */
export class SlackCallError extends Error {
  override readonly name = 'SlackCallError';
  /** Slack's code, or a word of ours for what happened on the way. */
  readonly code: string;
  /** Machine milliseconds that Slack asks us to wait; null where it did not say. */
  readonly retryAfterMs: number | null;

  constructor(method: string, result: Exclude<SendResult, { kind: 'sent' }>) {
    super(`${method}: ${result.code}`);
    this.code = result.code;
    this.retryAfterMs = result.kind === 'not-sent' ? result.retryAfterMs : null;
  }
}
