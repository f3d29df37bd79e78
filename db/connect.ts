import type { Kysely, Transaction } from 'kysely';
import type { Tables } from './schema.ts';

/** Types only, until the real connection lands here (worktree `database`: replace this file by yours). */
export type Dialect = 'sqlite' | 'postgres';
export type Reader = Kysely<Tables>;
export type Tx = Transaction<Tables>;
export interface Db {
  readonly dialect: Dialect;
  readonly read: Reader;
  write<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}
