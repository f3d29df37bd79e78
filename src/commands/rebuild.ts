import { connect } from '../../db/connect.ts';
import { machineClock } from '../clock.ts';
import { readSettings } from '../config.ts';
import { listTeams } from '../store/teams.ts';
import { rebuild } from '../usecases/statistics/rebuild.ts';

// Makes all statistics anew from raw answers: `npm run rebuild`. Refused while Hunch runs on the same SQLite file.
const { settings, problems } = readSettings(process.env);
if (settings === null) {
  console.error(problems.join('\n'));
  process.exit(1);
}
const db = await connect({ url: settings.databaseUrl });
const now = machineClock().now();
for (const { teamId, name } of await listTeams(db.read)) {
  const repairs = await rebuild({ db }, teamId, now);
  const said = repairs.map(
    ({ table, missing, surplus }) => `${table}: ${missing} missing, ${surplus} too many`,
  );
  console.log(`${name}: ${said.length === 0 ? 'everything agreed' : `repaired ${said.join('; ')}`}`);
}
await db.close();
