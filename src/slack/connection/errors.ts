import { randomBytes } from 'node:crypto';
import type { Logger } from 'pino';
import { describeError } from './bolt-logger.ts';

/**
 * What happens when a listener throws: the log gets a reference id, class and code (never text), and the person gets
 * the same id. Nothing is acked here, so a modal keeps what was typed.
 */
export function errorHandler(log: Logger) {
  return async ({ error, body }: { readonly error: Error; readonly body: object }): Promise<void> => {
    // Resolving would make Bolt ack, and the payload would be lost while Slack believes that it was handled.
    if (isAuthorizationError(error)) throw error;
    const reference = randomBytes(4).toString('hex');
    log.error({ reference, error: describeError(error), at: whereFrom(error) }, 'a listener failed');
    await tell(body, reference, log);
  };
}

function isAuthorizationError(error: Error): boolean {
  return 'code' in error && error.code === 'slack_bolt_authorization_error';
}

/** The stack's lines without its first, which repeats the message. */
function whereFrom(error: Error): string | undefined {
  return error.stack?.split('\n').slice(1, 4).join(' ');
}

async function tell(body: object, reference: string, log: Logger): Promise<void> {
  const url = 'response_url' in body && typeof body.response_url === 'string' ? body.response_url : null;
  if (url === null) return;
  const text = `That did not work, and it is Hunch's fault, not yours. Nothing was changed; try once more. If it happens again, tell whoever runs Hunch this reference: ${reference}`;
  try {
    await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ text, response_type: 'ephemeral', replace_original: false }),
      signal: AbortSignal.timeout(2500),
    });
  } catch {
    log.warn({ reference }, 'the person could not be told');
  }
}
