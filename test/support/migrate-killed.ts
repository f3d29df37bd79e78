import type { KyselyPlugin } from 'kysely';
import { connect, type Db } from '../../db/connect.ts';
import { migrate } from '../../db/migrate.ts';

// A process that migrates the database named by its first argument and is killed at the statement that the second
// says: the first of all its transactions is 1. It ends with 0 if there are not so many.
const [url = '', statement] = process.argv.slice(2);
const db = await connect({ url });
await migrate(killedAt(db, Number(statement)));
await db.close();

function killedAt(db: Db, statement: number): Db {
  let seen = 0;
  const killer: KyselyPlugin = {
    transformQuery: ({ node }) => {
      seen += 1;
      if (seen === statement) process.kill(process.pid, 'SIGKILL');
      return node;
    },
    transformResult: async ({ result }) => result,
  };
  return { ...db, write: (work) => db.write((tx) => work(tx.withPlugin(killer))) };
}
