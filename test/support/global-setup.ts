import type { TestProject } from 'vitest/node';
import { postgresBinaries, startCluster } from './postgres-cluster.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Where tests may make databases; null when no Postgres is to be had. */
    postgresUrl: string | null;
  }
}

/** Starts one Postgres for the whole run, where one is installed or TEST_DATABASE_URL names one. */
export async function setup(project: TestProject): Promise<() => Promise<void>> {
  const given = process.env['TEST_DATABASE_URL'];
  const binaries = postgresBinaries();
  if (given === undefined && binaries === undefined) {
    console.log(
      'engine missing: postgres (the suites on Postgres do not run; install postgresql or set PG_BIN)',
    );
    project.provide('postgresUrl', null);
    return async () => {};
  }
  const cluster = given === undefined && binaries !== undefined ? await startCluster(binaries) : undefined;
  project.provide('postgresUrl', cluster?.url ?? given ?? null);
  return async () => cluster?.stop();
}
