import type { Dialect } from '../../../db/connect.ts';
import { startProcess } from '../striking/process.ts';
import type { Databases } from './databases.ts';
import { intents, peopleFor, prepareDatabase, recordIntents } from './intents.ts';
import { requestsIn, untilDone } from './open-work.ts';
import { orderFor } from './round.ts';
import { crashJobSettings } from './settings.ts';
import { startSlack } from './slack.ts';

/** What a recovery may take at most, in milliseconds from the start of the process. */
export const RECOVERY_LIMITS = {
  unsent: 5000,
  inDoubt: crashJobSettings.secondLookUpMs + 60_000,
} as const;

/** How long Hunch took to recover from one kill, in milliseconds from the start of the next process. */
export interface Recovery {
  readonly bootMs: number;
  /** Messages that had surely not been sent when it was killed, and when the last of them was. */
  readonly unsent: { readonly n: number; readonly ms: number };
  /** Messages of which nobody knew, and when the last of them was settled. */
  readonly inDoubt: { readonly n: number; readonly ms: number };
}

/** All are due before the kill, and most are still to be sent. */
const MESSAGES = 60;
const KILLED_AT = 12;

/** Kills a sender in the middle of its work, starts it again in a Slack that behaves, and takes the time. */
export async function measureRecovery(
  databases: Databases,
  { dialect, program, seed }: { readonly dialect: Dialect; readonly program: string; readonly seed: number },
): Promise<Recovery> {
  await using home = await databases.create(dialect);
  const people = peopleFor(MESSAGES);
  await using slack = await startSlack(home.folder, people, seed);
  await prepareDatabase(home.url, slack, people);
  const worldNow = () => Date.now() + slack.worldOffsetMs;
  await recordIntents(home.url, slack, intents(MESSAGES, worldNow(), 1));
  const order = orderFor(home, slack);
  const strike = { point: 'chat.postMessage:during', nth: KILLED_AT, signal: 'SIGKILL' } as const;
  await startProcess(program, { ...order, strike }).ended;
  const begun = new Set(requestsIn(order.requestsPath).map(({ key }) => key));

  const startedAt = Date.now();
  const next = startProcess(program, order);
  const left = await untilDone(home.url, worldNow, RECOVERY_LIMITS.inDoubt, 'settled');
  const settledAt = Date.now();
  next.signal('SIGTERM');
  await next.ended;

  const unsentAt = (await slack.client.ledger()).flatMap(({ metadata, postedAt }) => {
    const key = metadata?.event_payload['key'];
    return typeof key === 'string' && !begun.has(key) ? [postedAt] : [];
  });
  if (left.unasked + left.unsettled > 0) throw new Error(`not recovered: ${JSON.stringify(left)}`);
  return {
    bootMs: next.bootMs() ?? Number.NaN,
    unsent: { n: unsentAt.length, ms: Math.max(...unsentAt) - startedAt },
    inDoubt: { n: begun.size, ms: settledAt - startedAt },
  };
}
