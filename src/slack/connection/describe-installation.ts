import { WebAPIPlatformError, WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import { boltLogger } from './bolt-logger.ts';
import type { NewTeam } from './installations.ts';

/** Asks Slack who this token belongs to. Throws a sentence for the operator if Slack refuses it or does not answer. */
export async function describeInstallation(
  token: string,
  slackApiUrl: string | null,
  log: Logger,
): Promise<NewTeam & { readonly botName: string }> {
  const client = new WebClient(token, {
    retryConfig: { retries: 2, minTimeout: 500 },
    timeout: 10_000,
    logger: boltLogger(log),
    ...(slackApiUrl === null ? {} : { slackApiUrl }),
  });
  const { who, appId } = await askAbout(client).catch((error: unknown) => {
    throw new Error(whyNot(error, 'SLACK_BOT_TOKEN'), { cause: error });
  });
  return {
    teamId: who.team_id ?? '',
    enterpriseId: who.enterprise_id ?? null,
    name: who.team ?? '',
    domain: who.url ? (new URL(who.url).hostname.split('.')[0] ?? '') : '',
    appId: appId ?? who.app_id ?? '',
    botId: who.bot_id ?? '',
    botUserId: who.user_id ?? '',
    botName: who.user ?? 'hunch',
    botToken: token,
    scopes: who.response_metadata?.scopes ?? [],
    installedBy: null,
  };
}

async function askAbout(client: WebClient) {
  const who = await client.auth.test();
  const bot = who.bot_id ? await client.bots.info({ bot: who.bot_id }) : undefined;
  return { who, appId: bot?.bot?.app_id };
}

/** Why Slack would not let Hunch in with what stands in the variable `name`, and what to do, in one sentence. */
export function whyNot(error: unknown, name: 'SLACK_BOT_TOKEN' | 'SLACK_APP_TOKEN'): string {
  const code = error instanceof WebAPIPlatformError ? error.data.error : null;
  if (code === null)
    return 'Slack could not be reached. Check that this machine may open https://slack.com, then start again.';
  if (code === 'missing_scope')
    return `${name} lacks a scope. Compare the app's scopes with manifest.yml, install the app again and copy the new token.`;
  if (['invalid_auth', 'not_authed', 'not_allowed_token_type'].includes(code))
    return `Slack does not know ${name} (${code}). Copy it once more from the app's settings; docs/install.md says where.`;
  if (['token_revoked', 'account_inactive', 'token_expired'].includes(code))
    return `${name} is no longer valid (${code}). Install the app again and copy the new token.`;
  return `Slack refused ${name}: ${code}.`;
}
