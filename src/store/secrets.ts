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
export async function messageKey(db: Db): Promise<string> {
  await db.write((tx) =>
    tx
      .insertInto('secrets')
      .values({ name: 'message-key', value: randomBytes(32).toString('hex') })
      .onConflict((conflict) => conflict.doNothing())
      .execute(),
  );
  const key = await findSecret(db.read, 'message-key');
  if (key === undefined) throw new Error('the message key was not stored');
  return key;
}
