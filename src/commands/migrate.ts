import { connect } from '../../db/connect.ts';
import { migrate } from '../../db/migrate.ts';
import { readSettings } from '../config.ts';

// Brings the database up to date without starting Hunch: `npm run migrate`.
const { settings, problems } = readSettings(process.env);
if (settings === null) {
  console.error(problems.join('\n'));
  process.exit(1);
}
const db = await connect({ url: settings.databaseUrl });
const { applied } = await migrate(db);
await db.close();
console.log(applied.length === 0 ? 'up to date' : `applied ${applied.join(', ')}`);
