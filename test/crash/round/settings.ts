import type { SandboxClient } from '../../../sandbox/client.ts';
import type { FaultRequest } from '../../../sandbox/faults/faults.ts';
import { type JobSettings, sandboxJobSettings } from '../../../src/jobs/settings.ts';

/**
 * Rates raised and waits shortened, so that many kills and messages fit into a minute. A third of the lease must be
 * enough to claim twenty messages on a busy machine, else nothing is ever sent in time.
 */
export const crashJobSettings: JobSettings = {
  ...sandboxJobSettings,
  leaseMs: 12_000,
  firstLookUpMs: 300,
  secondLookUpMs: 2500,
  auditMs: 3000,
  perChannel: { perSecond: 100, burst: 100 },
  perTeam: { perSecond: 1000, burst: 1000 },
  lookUpsPerTeam: { perSecond: 1000, burst: 1000 },
};

/** How long a message may stay invisible to a look-up; shorter than the settle time, which is what is assumed of Slack. */
const LAG_MS = 300;
/** A pause in which the lease ends, and what was claimed is looked up twice and sent by somebody else. */
export const PAUSE_MS = crashJobSettings.leaseMs + crashJobSettings.secondLookUpMs + 1500;

const post = (kind: FaultRequest['kind'], probability: number, more: Partial<FaultRequest> = {}) => ({
  on: 'chat.postMessage',
  kind,
  probability,
  ...more,
});

/** After each of these nobody knows whether the message was created. */
const ambiguous: readonly FaultRequest[] = [
  post('dropped_after', 0.03),
  post('error_after', 0.03),
  post('cut_body', 0.03),
  post('html_body', 0.02, { status: 200 }),
  post('dropped_before', 0.015),
  post('error_before', 0.015),
  post('slack_error', 0.01, { error: 'internal_error' }),
  post('slack_error', 0.01, { error: 'an_error_nobody_knows' }),
];

const others: readonly FaultRequest[] = [
  post('rate_limited', 0.01),
  post('slow', 0.01, { delayMs: 1500 }),
  { on: 'conversations.history', kind: 'history_lag', probability: 0.5, delayMs: LAG_MS },
  { on: 'conversations.history', kind: 'error_before', probability: 0.03 },
  { on: 'conversations.history', kind: 'rate_limited', probability: 0.01 },
  { on: 'chat.delete', kind: 'dropped_after', probability: 0.2 },
];

/** More strikes than any round has. */
const ENDLESS = 1_000_000;

/** Makes a workspace misbehave; the returned function says how many ambiguous faults have struck. */
export async function misbehave({ faults }: SandboxClient): Promise<() => Promise<number>> {
  for (const fault of others) await faults.add({ ...fault, count: ENDLESS });
  const ids = new Set<number>();
  for (const fault of ambiguous) ids.add((await faults.add({ ...fault, count: ENDLESS })).id);
  return async () =>
    (await faults.list())
      .filter(({ id }) => ids.has(id))
      .reduce((struck, { left }) => struck + ENDLESS - left, 0);
}
