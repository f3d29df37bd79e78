import type { Logger } from 'pino';
import { connect, type Db, dialectOf } from '../../db/connect.ts';
import { isInUse } from '../../db/in-use.ts';
import type { Settings } from '../config.ts';
import type { Clock } from '../domain/time/clock.ts';
import { openInstallations } from '../slack/connection/installations.ts';
import { boxFor } from '../slack/connection/token-box.ts';
import { createMessenger } from '../slack/messenger-web.ts';
import { listTeams } from '../store/workspace/teams.ts';
import { checkChannels } from './channels.ts';
import { checkDisk, checkFile, checkLog, checkSchema } from './database.ts';
import { checked, type Finding, well } from './finding.ts';
import { checkAppToken, checkBotToken, checkClock } from './slack.ts';
import { checkStatistics } from './statistics.ts';
import { checkWork } from './work.ts';

/** What an examination needs besides the settings. */
export interface Surroundings {
  readonly clock: Clock;
  readonly log: Logger;
}

/**
 * Looks at everything an installation needs, beside a running Hunch, changes nothing, and says what is right and what
 * to do about the rest.
 */
export async function examine(settings: Settings, surroundings: Surroundings): Promise<readonly Finding[]> {
  const { databaseUrl, dataFolder } = settings;
  const path = dialectOf(databaseUrl) === 'sqlite' ? databaseUrl : null;
  const disk = await checked('disk', () => checkDisk(dataFolder, path));
  const log = path === null ? [] : await checked('database', () => checkLog(path));
  const open: { db: Db | null } = { db: null };
  const opened = await checked('database', async () => {
    open.db = await connect({ url: databaseUrl, lock: false });
    return checkSchema(open.db);
  });
  const { db } = open;
  const isUsable = db !== null && opened.every(({ todo }) => todo === null);
  const ours = isUsable ? await checkOurs(db, settings, surroundings) : [];
  const slack = await checkSlack(isUsable ? db : null, settings, surroundings);
  await db?.close();
  return [...slack, ...disk, ...log, ...opened, ...ours];
}

async function checkOurs(db: Db, { databaseUrl }: Settings, { clock }: Surroundings): Promise<Finding[]> {
  const inUse = () => isInUse(db, databaseUrl);
  const file = await checked('database', () => checkFile(db, databaseUrl));
  if (file.some(({ todo }) => todo !== null)) return [...file];
  return [
    ...file,
    ...(await checked('overdue', () => checkWork(db, clock, inUse))),
    ...(await checked('statistics', () => checkStatistics(databaseUrl, clock.now()))),
  ];
}

async function checkSlack(
  db: Db | null,
  { connection, slackApiUrl, commandName }: Settings,
  { clock, log }: Surroundings,
): Promise<Finding[]> {
  if (connection.mode === 'sandbox') return [well('Slack', 'the sandbox, which needs no tokens')];
  const findings: Finding[] = [];
  if (connection.mode === 'socket')
    findings.push(
      ...(await checked('Socket Mode', () => checkAppToken(connection.appToken, slackApiUrl, log))),
    );
  const teams = db === null ? [] : await listTeams(db.read);
  if (teams.length === 0 && connection.mode !== 'oauth')
    return [
      ...findings,
      ...(await checked('token', () => checkBotToken(null, connection.botToken, slackApiUrl, log))),
    ];
  if (db === null) return findings;
  const { tokenOf } = await openInstallations(db, boxFor(connection), () => clock.machineNow());
  const messenger = createMessenger({ clock, tokenOf, slackApiUrl, log });
  for (const team of teams) {
    const token = async () => checkBotToken(team, await tokenOf(team.teamId), slackApiUrl, log);
    findings.push(
      ...(await checked('token', token)),
      ...(await checked('clock', () => checkClock(messenger, team.teamId))),
      ...(await checked('channels', () => checkChannels(db.read, messenger, team.teamId, commandName))),
    );
  }
  return findings;
}
