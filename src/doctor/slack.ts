import { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import { boltLogger } from '../slack/connection/bolt-logger.ts';
import { describeInstallation, whyNot } from '../slack/connection/describe-installation.ts';
import { BOT_SCOPES } from '../slack/connection/scopes.ts';
import type { Messenger } from '../slack/messenger.ts';
import type { Team } from '../store/workspace/teams.ts';
import { type Finding, well, wrong } from './finding.ts';

const INSTALL_AGAIN = "Compare the app's scopes with manifest.yml, then install the app again.";
/** As far as this Hunch still sends. */
const SKEW_MAX_MS = 120_000;

/** Whether the bot token of a workspace works, is this workspace's, and has every scope. */
export async function checkBotToken(
  team: Pick<Team, 'teamId' | 'name'> | null,
  token: string,
  slackApiUrl: string | null,
  log: Logger,
): Promise<Finding[]> {
  const found = await describeInstallation(token, slackApiUrl, log);
  if (team !== null && found.teamId !== team.teamId)
    return [
      wrong(
        'token',
        `the token is for ${found.name}, but the database holds ${team.name}`,
        'Set the token of the workspace that this database belongs to, or HUNCH_DATA or DATABASE_URL to another database.',
      ),
    ];
  const missing = BOT_SCOPES.filter((scope) => !found.scopes.includes(scope));
  return [
    well('token', `connected to ${found.name} as @${found.botName}`),
    missing.length === 0
      ? well('scopes', `all ${BOT_SCOPES.length} are granted`)
      : wrong('scopes', `${missing.join(', ')} not granted`, INSTALL_AGAIN),
  ];
}

/** Whether the token for Socket Mode opens a connection; none is made. */
export async function checkAppToken(
  token: string,
  slackApiUrl: string | null,
  log: Logger,
): Promise<Finding[]> {
  const client = new WebClient(token, {
    retryConfig: { retries: 0 },
    timeout: 10_000,
    logger: boltLogger(log),
    ...(slackApiUrl === null ? {} : { slackApiUrl }),
  });
  await client.apps.connections.open().catch((error: unknown) => {
    throw new Error(whyNot(error, 'SLACK_APP_TOKEN'), { cause: error });
  });
  return [well('Socket Mode', 'Slack lets Hunch connect')];
}

/** Whether this machine's clock is right, by Slack's. */
export async function checkClock(messenger: Messenger, teamId: string): Promise<Finding[]> {
  await messenger.askTheTime(teamId);
  const skewMs = messenger.skewMs();
  if (skewMs === null)
    return [wrong('clock', 'Slack did not say what time it is', 'Check that this machine reaches Slack.')];
  const seconds = Math.round(Math.abs(skewMs) / 1000);
  if (Math.abs(skewMs) <= SKEW_MAX_MS) return [well('clock', `within ${seconds} s of Slack's`)];
  const says = `${seconds} s ${skewMs > 0 ? 'behind' : 'ahead of'} Slack's`;
  return [wrong('clock', says, 'Set the clock (switch NTP on): until then Hunch sends nothing.')];
}
