import Database from 'better-sqlite3';

/**
 * Claims a SQLite file for this process. The claim is an exclusive transaction on a tiny database beside it, so the
 * operating system drops it with the process, however that dies.
 *
 * @throws a sentence for the operator when another process has it
 */
export function holdFile(path: string): { release(): void } {
  const claim = new Database(`${path}.lock`, { timeout: 0 });
  try {
    claim.pragma('journal_mode = delete');
    claim.exec('begin exclusive');
  } catch (error) {
    claim.close();
    if (error instanceof Database.SqliteError && error.code.startsWith('SQLITE_BUSY'))
      throw new Error(
        `Another Hunch is using ${path}. SQLite takes one process per file: stop the other one, or set DATABASE_URL to a Postgres to run several.`,
      );
    throw error;
  }
  return { release: () => claim.close() };
}
