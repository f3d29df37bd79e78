/** Why a database could not do what it was asked, where neither the question nor the one who asked is to blame. */
export type Trouble = 'full' | 'read-only' | 'held' | 'gone';

/** By SQLite's result codes, Postgres' SQLSTATE and the codes of a connection that breaks. */
const troubles: readonly (readonly [Trouble, RegExp])[] = [
  ['full', /^SQLITE_FULL$|^ENOSPC$|^53100$/],
  ['read-only', /^SQLITE_(READONLY|PERM|CANTOPEN)|^25006$/],
  ['held', /^SQLITE_(BUSY|LOCKED)|^55P03$|^57014$|^40001$|^40P01$/],
  [
    'gone',
    /^SQLITE_IOERR|^08|^57P0|^53300$|^55000$|^3D000$|^E(CONNREFUSED|CONNRESET|PIPE|TIMEDOUT|HOSTUNREACH|NOTFOUND)$/,
  ],
];

/** What pg says in words only, without a code. */
const GONE_WORDS =
  /^(Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error)/;

/** What is the matter with the database, going by an error that it threw; null if it is something else. */
export function troubleOf(error: unknown): Trouble | null {
  if (error instanceof AggregateError) return troubleOf(error.errors[0]);
  if (!(error instanceof Error)) return null;
  const code = 'code' in error ? String(error.code) : '';
  const known = troubles.find(([, codes]) => codes.test(code));
  if (known) return known[0];
  return GONE_WORDS.test(error.message) ? 'gone' : null;
}
