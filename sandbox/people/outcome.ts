import type { Answer } from '../delivery/envelope.ts';
import { Refusal } from '../refusal.ts';

/** What a person experiences after doing something. */
export interface Outcome {
  readonly ok: boolean;
  /** Slack's or the sandbox's code for what went wrong. */
  readonly error?: string;
  /** The words Slack shows for it. */
  readonly shown?: string;
  /** Milliseconds until the app acked, or gave up. */
  readonly ackMs?: number;
  /** What Slack found wrong with the app's answer. */
  readonly messages?: readonly string[];
  /** Field errors by block id, after a submission. */
  readonly errors?: Readonly<Record<string, string>>;
}

/** What is shown when the app did not ack a click, in a message or a view. */
export function outcomeOf(answer: Answer): Outcome {
  if (answer.acked) return { ok: true, ackMs: answer.ackMs };
  return {
    ok: false,
    error: answer.error,
    ackMs: answer.ackMs,
    shown: 'This app did not respond. Try again, or ask the people who run it.',
  };
}

/** Runs what handles the app's answer; what Slack would refuse in it becomes the outcome. */
export function withRefusals(answer: Answer, handle: () => Outcome): Outcome {
  try {
    return handle();
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { ok: false, error: error.code, messages: error.messages, ackMs: answer.ackMs };
  }
}

/** Something a person of this workspace cannot do; nothing reaches the app. */
export class NotPossible extends Error {}
