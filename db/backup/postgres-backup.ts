import { chmodSync, existsSync, renameSync, rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { connect } from '../connect.ts';
import { isInUse } from '../in-use.ts';
import { BACKUP } from '../place.ts';
import { runPostgresProgram } from './postgres-programs.ts';

type Environment = Readonly<Record<string, string | undefined>>;

const OWNER_ONLY = 0o600;
const LOOKS = 10;
const LOOK_AGAIN_MS = 200;
/** Whoever restores need not be whoever dumped. */
const WITHOUT_OWNERS = ['--no-owner', '--no-privileges'];

/** Dumps a Postgres database to `to` with pg_dump, as it is at one moment, while Hunch runs. */
export async function backUpPostgres(url: string, to: string, environment: Environment): Promise<void> {
  if (existsSync(to)) throw new Error(`${to} exists already: name another file.`);
  const partial = `${to}.partial`;
  try {
    const given = ['--format=custom', ...WITHOUT_OWNERS, `--file=${partial}`];
    await runPostgresProgram('pg_dump', url, given, environment);
    chmodSync(partial, OWNER_ONLY);
    renameSync(partial, to);
  } finally {
    rmSync(partial, { force: true });
  }
}

/**
 * Puts a dump in the place of what Hunch has in this database, in one transaction.
 *
 * @throws a sentence for the operator: Hunch is running on it, pg_restore is missing or fails
 */
export async function restorePostgres(from: string, url: string, environment: Environment): Promise<void> {
  if (!existsSync(from)) throw new Error(`There is no file ${from}.`);
  await refuseWhileRunning(url);
  const given = ['--clean', '--if-exists', '--single-transaction', ...WITHOUT_OWNERS, from];
  await runPostgresProgram('pg_restore', url, given, environment);
  const db = await connect({ url });
  await db.write((tx) =>
    tx
      .insertInto('secrets')
      .values({ name: 'place', value: BACKUP })
      .onConflict((conflict) => conflict.column('name').doUpdateSet({ value: BACKUP }))
      .execute(),
  );
  await db.close();
}

async function refuseWhileRunning(url: string): Promise<void> {
  const looking = await connect({ url, lock: false });
  let isRunning = await isInUse(looking, url);
  // Postgres lists a connection for a moment after it was closed.
  for (let look = 0; isRunning && look < LOOKS; look += 1) {
    await sleep(LOOK_AGAIN_MS);
    isRunning = await isInUse(looking, url);
  }
  await looking.close();
  if (isRunning) throw new Error('Hunch is running on this database: stop every instance, then restore.');
}
