import { restore } from '../../db/backup/backup.ts';
import { machineClock } from '../clock.ts';
import { runCommand } from './run-command.ts';

// Puts a backup in the place of the database: `npm run restore -- data/backups/hunch-….db`. Refused while Hunch runs.
await runCommand(process.env, async ({ databaseUrl }) => {
  const [from] = process.argv.slice(2);
  if (from === undefined) throw new Error('Name the backup: npm run restore -- <file>');
  const aside = await restore(from, databaseUrl, machineClock().machineNow(), process.env);
  console.log(`restored ${from}`);
  if (aside !== null) console.log(`what was there before is kept as ${aside}`);
  console.log('Start Hunch: it looks up in Slack what is due, and sends only what is not there.');
});
