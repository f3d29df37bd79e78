import { connect } from '../../db/connect.ts';
import { migrate } from '../../db/migrate.ts';
import { runCommand } from './run-command.ts';

// Brings the database up to date without starting Hunch: `npm run migrate`.
await runCommand(process.env, async ({ databaseUrl }) => {
  const db = await connect({ url: databaseUrl });
  try {
    const { applied } = await migrate(db);
    console.log(applied.length === 0 ? 'up to date' : `applied ${applied.join(', ')}`);
  } finally {
    await db.close();
  }
});
