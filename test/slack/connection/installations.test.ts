import { expect, test } from 'vitest';
import type { Db } from '../../../db/connect.ts';
import { openInstallations } from '../../../src/slack/connection/installations.ts';
import { openDatabase } from '../../support/databases.ts';

const TEAM = {
  teamId: 'T1',
  enterpriseId: null,
  name: 'Lab',
  domain: 'lab',
  appId: 'A1',
  botId: 'B1',
  botUserId: 'UBOT',
  botToken: 'xoxb-1',
  scopes: [],
  installedBy: null,
};
const plainBox = { seal: (token: string) => token, open: (token: string) => token };
const now = () => '2026-11-25T12:00:00.000Z';
const asked = { teamId: 'T1', enterpriseId: undefined, isEnterpriseInstall: false };

test('a known workspace is answered from memory, also while the database is away', async () => {
  await using db = await openDatabase('sqlite');
  const installations = await openInstallations(db, plainBox, now);
  await installations.remember(TEAM);
  await db.close();

  const result = await installations.authorize(asked);

  expect(result).toMatchObject({ botToken: 'xoxb-1', botUserId: 'UBOT', teamId: 'T1' });
});

test('a workspace that another instance installed is read once, however many wait for it', async () => {
  await using db = await openDatabase('sqlite');
  const reads = counting(db);
  const installations = await openInstallations(reads.db, plainBox, now);
  const other = await openInstallations(db, plainBox, now);
  await other.remember(TEAM);
  const before = reads.count();

  await Promise.all(Array.from({ length: 20 }, () => installations.authorize(asked)));
  await installations.authorize(asked);

  expect(reads.count() - before).toBe(1);
});

test('a failed read is an error, and the next one reads again', async () => {
  await using db = await openDatabase('sqlite');
  const reads = counting(db);
  const installations = await openInstallations(reads.db, plainBox, now);
  const other = await openInstallations(db, plainBox, now);
  await other.remember(TEAM);
  reads.failNext(new Error('SQLITE_BUSY'));

  await expect(installations.authorize(asked)).rejects.toThrow('SQLITE_BUSY');

  expect(await installations.authorize(asked)).toMatchObject({ botToken: 'xoxb-1' });
});

test('a workspace that took the app away is not authorized', async () => {
  await using db = await openDatabase('sqlite');
  const installations = await openInstallations(db, plainBox, now);

  await expect(installations.authorize(asked)).rejects.toThrow('not installed in workspace T1');
});

/** Counts the questions put to a database, and lets the next one fail. */
function counting(db: Db) {
  const state = { count: 0, error: null as Error | null };
  const read = db.read.withPlugin({
    transformQuery({ node }) {
      state.count += 1;
      const { error } = state;
      state.error = null;
      if (error) throw error;
      return node;
    },
    transformResult: async ({ result }) => result,
  });
  return {
    db: { ...db, read },
    count: () => state.count,
    failNext(error: Error) {
      state.error = error;
    },
  };
}
