import { connect } from '../../db/connect.ts';
import { machineClock } from '../clock.ts';
import { listTeams } from '../store/workspace/teams.ts';
import { rebuild } from '../usecases/statistics/rebuild.ts';
import { runCommand } from './run-command.ts';

// Makes all statistics anew from raw answers: `npm run rebuild`. Refused while Hunch runs on the same SQLite file.
await runCommand(process.env, async ({ databaseUrl }) => {
  const db = await connect({ url: databaseUrl });
  const now = machineClock().now();
  for (const { teamId, name } of await listTeams(db.read)) {
    const repairs = await rebuild({ db }, teamId, now);
    const said = repairs.map(
      ({ table, missing, surplus }) => `${table}: ${missing} missing, ${surplus} too many`,
    );
    console.log(`${name}: ${said.length === 0 ? 'everything agreed' : `repaired ${said.join('; ')}`}`);
  }
  await db.close();
});
