import { spawn } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Where Debian and its kin keep each version's programs. */
const DEBIAN = '/usr/lib/postgresql';

/**
 * Runs one of Postgres' own programs on a database. The password goes by the environment, where others on the machine
 * cannot see it.
 *
 * @param program pg_dump or pg_restore, found in PG_BIN, in PATH, or where Debian keeps them, newest first
 * @throws a sentence for the operator if it is not installed or fails
 */
export async function runPostgresProgram(
  program: string,
  url: string,
  given: readonly string[],
  environment: Readonly<Record<string, string | undefined>>,
): Promise<void> {
  const found = findProgram(program, environment);
  if (found === undefined)
    throw new Error(
      `${program} is not installed here. Install Postgres' client programs (Debian: postgresql-client), at least as new as the server.`,
    );
  const address = new URL(url);
  const password = decodeURIComponent(address.password);
  address.password = '';
  const child = spawn(found, [`--dbname=${address.href}`, '--no-password', ...given], {
    env: { ...environment, ...(password === '' ? {} : { PGPASSWORD: password }) },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  const said: Buffer[] = [];
  child.stderr.on('data', (bytes: Buffer) => said.push(bytes));
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  if (code !== 0)
    throw new Error(`${program} failed: ${Buffer.concat(said).toString().trim().slice(0, 2000)}`);
}

function findProgram(
  program: string,
  environment: Readonly<Record<string, string | undefined>>,
): string | undefined {
  const versions = existsSync(DEBIAN) ? readdirSync(DEBIAN).sort((a, b) => Number(b) - Number(a)) : [];
  const folders = [
    environment['PG_BIN'] ?? '',
    ...versions.map((version) => join(DEBIAN, version, 'bin')),
    ...(environment['PATH'] ?? '').split(delimiter),
  ];
  return folders
    .filter((folder) => folder !== '')
    .map((folder) => join(folder, program))
    .find(existsSync);
}
