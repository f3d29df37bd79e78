import { describe, expect, test } from 'vitest';
import { listToAudit } from '../../src/store/deliveries/find.ts';
import { settleAudit } from '../../src/store/deliveries/look-up.ts';
import { dialects, openDatabase, type TestDb } from '../support/databases.ts';

const NOON = '2026-11-24T12:00:00.000Z';
const LATER = '2026-11-24T12:10:00.000Z';

async function openSent(dialect: (typeof dialects)[number]): Promise<TestDb> {
  const db = await openDatabase(dialect);
  const sent = { state: 'sent' as const, sent_channel_id: 'D1', sent_ts: '1.000001', audit_at: NOON };
  const delivery = { id: 'd1', team_id: 'T1', kind: 'notice', key: 'k1', user_id: 'U1', payload: '{}' };
  await db.write(async (tx) => {
    const team = { team_id: 'T1', name: 'Team', app_id: 'A1', bot_id: 'B1', bot_user_id: 'U0' };
    await tx
      .insertInto('teams')
      .values({ ...team, installed_at: NOON })
      .execute();
    await tx
      .insertInto('deliveries')
      .values({ ...delivery, ...sent, due_at: NOON, enqueued_at: NOON })
      .execute();
  });
  return db;
}

const toAudit = async (db: TestDb, at: string) => (await listToAudit(db.read, at, 10)).map(({ id }) => id);

describe.each(dialects)('the search for a second copy on %s', (dialect) => {
  test('is over once it is settled', async () => {
    await using db = await openSent(dialect);

    await db.write((tx) => settleAudit(tx, 'd1', { beganAt: NOON, nextAt: null }));

    expect(await toAudit(db, LATER)).toEqual([]);
  });

  test('is made again when a copy became possible while it was under way', async () => {
    await using db = await openSent(dialect);
    await db.write((tx) => tx.updateTable('deliveries').set({ audit_at: LATER }).execute());

    await db.write((tx) => settleAudit(tx, 'd1', { beganAt: NOON, nextAt: null }));

    expect(await toAudit(db, LATER)).toEqual(['d1']);
  });
});
