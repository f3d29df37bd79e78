import { createHmac } from 'node:crypto';
import type { Manifest } from '../manifest.ts';
import { ACK_WITHIN_MS, type Answer, type Envelope } from './envelope.ts';

/** Where signed requests go and what they are signed with. */
export interface HttpTarget {
  readonly manifest: Manifest;
  /** Overrides every request URL of the manifest. */
  readonly requestUrl: string | null;
  readonly signingSecret: string;
}

/** Posts a payload to the app's request URL, signed as Slack signs, and waits for its answer. */
export async function postSigned(target: HttpTarget, envelope: Envelope): Promise<Answer> {
  const url = requestUrlFor(target, envelope);
  const startedAt = performance.now();
  const ackMs = (): number => Math.round((performance.now() - startedAt) * 10) / 10;
  if (!url) return { acked: false, error: 'dispatch_failed', ackMs: 0 };
  const { body, contentType } = encode(envelope);
  try {
    const response = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': contentType,
        'user-agent': 'Slackbot 1.0 (+https://api.slack.com/robots)',
        ...signatureHeaders(target.signingSecret, body, Math.floor(Date.now() / 1000)),
        ...(envelope.retry
          ? {
              'x-slack-retry-num': String(envelope.retry.attempt),
              'x-slack-retry-reason': envelope.retry.reason,
            }
          : {}),
      },
      body,
      redirect: 'manual',
      signal: AbortSignal.timeout(ACK_WITHIN_MS),
    });
    const text = await response.text();
    if (response.status !== 200) return { acked: false, error: 'dispatch_failed', ackMs: ackMs() };
    return { acked: true, payload: readAnswer(text), ackMs: ackMs() };
  } catch (error) {
    const timedOut = error instanceof DOMException && error.name === 'TimeoutError';
    return { acked: false, error: timedOut ? 'operation_timeout' : 'dispatch_failed', ackMs: ackMs() };
  }
}

/** The v0 signature over timestamp (epoch seconds) and raw body. */
function signatureHeaders(secret: string, body: string, timestamp: number): Record<string, string> {
  const digest = createHmac('sha256', secret).update(`v0:${timestamp}:${body}`).digest('hex');
  return { 'x-slack-request-timestamp': String(timestamp), 'x-slack-signature': `v0=${digest}` };
}

function encode({ type, payload }: Envelope): { body: string; contentType: string } {
  if (type === 'events_api') return { body: JSON.stringify(payload), contentType: 'application/json' };
  const form =
    type === 'interactive'
      ? new URLSearchParams({ payload: JSON.stringify(payload) })
      : new URLSearchParams(
          Object.entries(payload).map(([name, value]): [string, string] => [name, String(value)]),
        );
  return { body: form.toString(), contentType: 'application/x-www-form-urlencoded' };
}

function requestUrlFor(
  { manifest, requestUrl }: HttpTarget,
  { type, payload }: Envelope,
): string | undefined {
  if (requestUrl) return requestUrl;
  const { event_subscriptions: events, interactivity } = manifest.settings;
  if (type === 'events_api') return events.request_url;
  if (type === 'slash_commands')
    return manifest.features.slash_commands.find((each) => each.command === payload['command'])?.url;
  return payload['type'] === 'block_suggestion'
    ? interactivity.message_menu_options_url
    : interactivity.request_url;
}

function readAnswer(text: string): unknown {
  if (text === '') return undefined;
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
