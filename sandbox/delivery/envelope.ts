import { z } from 'zod';

/** What Slack sends to an app, over a socket or signed HTTP. */
export interface Envelope {
  readonly type: 'slash_commands' | 'interactive' | 'events_api';
  readonly payload: Readonly<Record<string, unknown>>;
  /** Whether the ack may carry an answer. */
  readonly acceptsPayload: boolean;
  readonly retry?: { readonly attempt: number; readonly reason: string };
}

/** How the app answered: an ack with what it carried, or what the person is told. */
export type Answer =
  | { readonly acked: true; readonly payload: unknown; readonly ackMs: number; readonly socket?: number }
  | {
      readonly acked: false;
      readonly error: 'operation_timeout' | 'dispatch_failed';
      readonly ackMs: number;
      readonly socket?: number;
    };

/** @see https://docs.slack.dev/interactivity/handling-user-interaction: acknowledge within 3 seconds. */
export const ACK_WITHIN_MS = 3_000;

/** What a payload calls itself: `block_actions`, `message`, `slash_commands` … */
export function payloadName(envelope: Envelope): string {
  const inner = z.looseObject({ event: z.looseObject({ type: z.string() }) }).safeParse(envelope.payload);
  if (inner.success) return inner.data.event.type;
  const type = envelope.payload['type'];
  return envelope.type === 'interactive' && typeof type === 'string' ? type : envelope.type;
}
