import { join } from 'node:path';
import { dialectOf } from '../../db/connect.ts';
import { moveToPostgres } from '../../db/move.ts';
import { runCommand } from './run-command.ts';

// Copies the SQLite file to the Postgres that DATABASE_URL names: `npm run move`, or `npm run move -- <file>`.
await runCommand(process.env, async ({ databaseUrl, dataFolder }) => {
  if (dialectOf(databaseUrl) !== 'postgres')
    throw new Error('Set DATABASE_URL to the empty Postgres database to move to.');
  const from = process.argv[2] ?? join(dataFolder, 'hunch.db');
  const moved = await moveToPostgres(from, databaseUrl);
  const rows = moved.reduce((total, table) => total + table.rows, 0);
  console.log(`moved ${rows} rows in ${moved.length} tables; ${from} is as it was, put it away`);
  console.log('Start Hunch: it looks up in Slack what is due, and sends only what is not there.');
});
