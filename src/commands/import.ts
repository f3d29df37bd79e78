import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { connect } from '../../db/connect.ts';
import { machineClock } from '../clock.ts';
import { readFile } from '../exchange/read-file.ts';
import { findTeam } from '../store/workspace/teams.ts';
import { importPredictions } from '../usecases/exchange/import-predictions.ts';
import { runCommand } from './run-command.ts';

const USAGE =
  'Use: npm run import -- --file hunch.json --team T… --user U… [--forecaster "Name in Fatebook"]';

// Takes over a person's predictions from an export of Hunch or Fatebook. Refused while Hunch runs on the same SQLite file.
await runCommand(process.env, async ({ databaseUrl }) => {
  const text = { type: 'string' } as const;
  const { values } = parseArgs({ options: { file: text, team: text, user: text, forecaster: text } });
  const { file, team: teamId, user: userId, forecaster = null } = values;
  if (file === undefined || teamId === undefined || userId === undefined) throw new Error(USAGE);
  if (!/^[UW][A-Z0-9]+$/.test(userId))
    throw new Error(`"${userId}" is no id of a person, like U012ABCDEF. ${USAGE}`);
  const { predictions, problems } = readFile(readFileSync(file, 'utf8'), forecaster);
  if (predictions === null) throw new Error([`Nothing was imported from ${file}:`, ...problems].join('\n'));
  const db = await connect({ url: databaseUrl });
  try {
    if (!(await findTeam(db.read, teamId)))
      throw new Error(`Hunch is in no workspace ${teamId}: start it there once, then import.`);
    const { added, known } = await importPredictions(
      { db, clock: machineClock() },
      { teamId, userId },
      predictions,
    );
    console.log(`imported ${added} predictions; ${known} had been there`);
  } finally {
    await db.close();
  }
});
