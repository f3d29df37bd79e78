import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect, type Db } from '../../../db/connect.ts';
import { metadataKey } from '../../../src/jobs/sending/metadata-key.ts';
import { messageKey } from '../../../src/store/secrets.ts';

const LOOK_EVERY_MS = 150;

/** What Hunch still means to do, as its database says; only to know when a round is over, never to judge it. */
export interface OpenWork {
  /** What people typed, kept and not dealt with yet. */
  readonly unread: number;
  readonly unasked: number;
  readonly unsettled: number;
  readonly unaudited: number;
}

/**
 * Looks beside a running Hunch until nothing is left to do, or until nothing has changed for `silenceMs`. Returns what
 * is left.
 *
 * @param how whether searching for second copies is waited for as well
 */
export async function untilDone(
  url: string,
  nowMs: () => number,
  silenceMs: number,
  how: 'audited' | 'settled' = 'audited',
): Promise<OpenWork> {
  const db = await connect({ url, lock: false });
  let latest = { left: Number.NaN, at: performance.now() };
  try {
    for (;;) {
      const open = await openWork(db, new Date(nowMs()).toISOString());
      const left = open.unread + open.unasked + open.unsettled + (how === 'audited' ? open.unaudited : 0);
      if (left !== latest.left) latest = { left, at: performance.now() };
      if (left === 0 || performance.now() - latest.at > silenceMs) return open;
      await sleep(LOOK_EVERY_MS);
    }
  } finally {
    await db.close();
  }
}

async function openWork({ read }: Db, now: string): Promise<OpenWork> {
  const one = await read
    .selectNoFrom((select) => [
      select
        .selectFrom('inbox')
        .select((inner) => inner.cast<number>(inner.fn.countAll(), 'integer').as('n'))
        .where('done_at', 'is', null)
        .as('unread'),
      select
        .selectFrom('predictions')
        .select((inner) => inner.cast<number>(inner.fn.countAll(), 'integer').as('n'))
        .where('answered_at', 'is', null)
        .where('withdrawn_at', 'is', null)
        .where('fell_due_at', 'is', null)
        .as('unasked'),
      select
        .selectFrom('deliveries')
        .select((inner) => inner.cast<number>(inner.fn.countAll(), 'integer').as('n'))
        .where('state', 'in', ['pending', 'sending', 'unknown'])
        .where('due_at', '<=', now)
        .as('unsettled'),
      select
        .selectFrom('deliveries')
        .select((inner) => inner.cast<number>(inner.fn.countAll(), 'integer').as('n'))
        .where('audit_at', 'is not', null)
        .as('unaudited'),
    ])
    .executeTakeFirstOrThrow();
  return {
    unread: one.unread ?? 0,
    unasked: one.unasked ?? 0,
    unsettled: one.unsettled ?? 0,
    unaudited: one.unaudited ?? 0,
  };
}

/** Keys of messages for which more requests left than there were claims: the fence did not hold. */
export async function brokenFences(url: string, requestsPath: string): Promise<string[]> {
  const requests = new Map<string, number>();
  for (const { key } of requestsIn(requestsPath)) requests.set(key, (requests.get(key) ?? 0) + 1);
  const db = await connect({ url });
  try {
    const secret = await messageKey(db);
    const rows = await db.read.selectFrom('deliveries').select(['key', 'fence']).execute();
    return rows
      .filter(({ key, fence }) => (requests.get(metadataKey(secret, key)) ?? 0) > fence)
      .map(({ key }) => key);
  } finally {
    await db.close();
  }
}

/** Messages that were about to leave, with the machine time in milliseconds. */
export function requestsIn(path: string): { readonly key: string; readonly at: number }[] {
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => line.split(' '))
    .map(([key = '', at]) => ({ key, at: Number(at) }));
}
