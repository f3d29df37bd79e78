import { randomBytes } from 'node:crypto';
import type { Db, Reader } from '../../db/connect.ts';

/** A value that this installation keeps about itself. */
export async function findSecret(db: Reader, name: string): Promise<string | undefined> {
  const row = await db.selectFrom('secrets').select('value').where('name', '=', name).executeTakeFirst();
  return row?.value;
}

/** Writes such a value in place of what was there. */
export async function setSecret(db: Db, name: string, value: string): Promise<void> {
  await db.write((tx) =>
    tx
      .insertInto('secrets')
      .values({ name, value })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
      .execute(),
  );
}

/** The key by which the opaque keys of messages are made: drawn once, then the same for the life of the database. */
export const messageKey = (db: Db): Promise<string> => drawnOnce(db, 'message-key');

/** The key by which the secrets of webhooks are made; drawn once, too. */
export const webhookKey = (db: Db): Promise<string> => drawnOnce(db, 'webhook-key');

/** 256 random bits in hex, drawn when they are first asked for. */
async function drawnOnce(db: Db, name: string): Promise<string> {
  const known = await findSecret(db.read, name);
  if (known !== undefined) return known;
  await db.write((tx) =>
    tx
      .insertInto('secrets')
      .values({ name, value: randomBytes(32).toString('hex') })
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  );
  const key = await findSecret(db.read, name);
  if (key === undefined) throw new Error(`the ${name} was not stored`);
  return key;
}
