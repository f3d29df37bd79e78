import { setTimeout as wait } from 'node:timers/promises';
import type { Workspace } from '../workspace.ts';
import { ACK_WITHIN_MS, type Answer, type Envelope, payloadName } from './envelope.ts';
import { postSigned } from './signed-http.ts';

/** Sends one payload to the app, with whatever faults were asked for, and waits for its ack. */
export async function deliver(workspace: Workspace, envelope: Envelope): Promise<Answer> {
  const name = payloadName(envelope);
  const faults = workspace.faults.strike([envelope.type, name], envelope.payload);
  const done = workspace.log.begin('slack-to-app', name, envelope.payload);
  const answer = await send(workspace, envelope, new Set(faults.map((fault) => fault.kind)));
  done({
    ...(answer.acked
      ? { response: answer.payload, ...ignoredPayload(envelope, answer.payload) }
      : { error: answer.error }),
    ...(answer.socket === undefined ? {} : { socket: answer.socket }),
    ...(faults.length > 0 ? { faults: faults.map((fault) => fault.kind) } : {}),
  });
  return answer;
}

/** Acks of presses and shortcuts carry nothing; Slack does not look at what is in them. */
function ignoredPayload(envelope: Envelope, payload: unknown): { error?: string } {
  const says =
    typeof payload === 'object' && payload !== null ? Object.keys(payload).length > 0 : Boolean(payload);
  return says && !envelope.acceptsPayload && envelope.type === 'interactive'
    ? { error: 'ack_payload_ignored' }
    : {};
}

async function send(workspace: Workspace, envelope: Envelope, faults: ReadonlySet<string>): Promise<Answer> {
  if (faults.has('undelivered')) {
    await wait(ACK_WITHIN_MS);
    return { acked: false, error: 'operation_timeout', ackMs: ACK_WITHIN_MS };
  }
  if (envelope.type === 'interactive' && !workspace.manifest.settings.interactivity.is_enabled)
    return { acked: false, error: 'dispatch_failed', ackMs: 0 };
  const carry = (): Promise<Answer> =>
    workspace.mode === 'socket'
      ? workspace.sockets.send(envelope)
      : postSigned(
          {
            manifest: workspace.manifest,
            requestUrl: workspace.requestUrl,
            signingSecret: workspace.app.signingSecret,
          },
          envelope,
        );
  const [answer] = await Promise.all(faults.has('redeliver') ? [carry(), carry()] : [carry()]);
  return answer;
}
