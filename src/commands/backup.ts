import { mkdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { backUp, backupEnding } from '../../db/backup/backup.ts';
import { machineClock } from '../clock.ts';
import { runCommand } from './run-command.ts';

// Copies the database while Hunch runs: `npm run backup`, or `npm run backup -- /mnt/safe/hunch.db`.
await runCommand(process.env, async ({ databaseUrl, dataFolder, connection }) => {
  const [given] = process.argv.slice(2);
  const folder = join(dataFolder, 'backups');
  if (given === undefined) mkdirSync(folder, { recursive: true });
  const moment = machineClock().machineNow().replace(/[:.]/g, '-');
  const to = given ?? join(folder, `hunch-${moment}${backupEnding(databaseUrl)}`);
  await backUp(databaseUrl, to, process.env);
  console.log(`backed up to ${to} (${Math.ceil(statSync(to).size / 1024)} kB)`);
  if (connection.mode === 'oauth')
    console.log('HUNCH_KEY is not in it: keep that elsewhere, without it the tokens in the backup are lost.');
});
