import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { Dialect } from '../../../db/connect.ts';
import { postgresBinaries, startCluster } from '../../support/postgres-cluster.ts';

/** Where the rounds' databases come from. */
export interface Databases extends AsyncDisposable {
  /** An empty database: a file, or one on the cluster. Gone when it is disposed of. */
  create(dialect: Dialect): Promise<Home>;
}

/** A folder of the round's own, and its database. */
export interface Home extends AsyncDisposable {
  readonly folder: string;
  readonly url: string;
}

/** Starts a Postgres of its own. Throws where none is installed: without it half of the promise is not tested. */
export async function openDatabases(): Promise<Databases> {
  const binaries = postgresBinaries();
  if (binaries === undefined) throw new Error('engine missing: Postgres (PG_BIN names its folder)');
  const cluster = await startCluster(binaries);
  const asAdmin = async (statement: string) => {
    const client = new pg.Client({ connectionString: cluster.url });
    await client.connect();
    await client.query(statement).finally(() => client.end());
  };
  return {
    async create(dialect) {
      const folder = mkdtempSync(join(tmpdir(), 'hunch-crash-'));
      const name = `crash_${randomUUID().replaceAll('-', '')}`;
      const url = new URL(cluster.url);
      url.pathname = `/${name}`;
      if (dialect === 'postgres') await asAdmin(`create database ${name}`);
      return {
        folder,
        url: dialect === 'postgres' ? url.href : join(folder, 'hunch.db'),
        async [Symbol.asyncDispose]() {
          if (dialect === 'postgres') await asAdmin(`drop database ${name} with (force)`);
          rmSync(folder, { recursive: true, force: true });
        },
      };
    },
    [Symbol.asyncDispose]: () => cluster.stop(),
  };
}
