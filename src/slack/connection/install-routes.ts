import { createHash, hkdfSync } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { CustomRoute } from '@slack/bolt';
import { type InstallationStore, InstallProvider } from '@slack/oauth';
import type { Logger } from 'pino';
import type { Settings } from '../../config.ts';
import { boltLogger } from './bolt-logger.ts';
import { BOT_SCOPES } from './scopes.ts';

/** Where a workspace's admin begins, and where Slack sends them back. */
const INSTALL_PATH = '/slack/install';
const REDIRECT_PATH = '/slack/oauth_redirect';

/**
 * The two pages by which workspaces add Hunch. They stand beside Bolt rather than in it: Bolt refuses an app that has
 * both its own OAuth and an `authorize`, and ours answers from memory.
 *
 * @param claimOnce true the first time it is given a key: Slack's way back is good for ten minutes, and for one use
 */
export function installRoutes(
  connection: Extract<Settings['connection'], { mode: 'oauth' }>,
  options: {
    readonly installationStore: InstallationStore;
    readonly claimOnce: (key: string) => Promise<boolean>;
    readonly slackApiUrl: string | null;
    readonly log: Logger;
  },
): CustomRoute[] {
  const provider = new InstallProvider({
    clientId: connection.clientId,
    clientSecret: connection.clientSecret,
    stateSecret: stateSecret(connection.key),
    installationStore: options.installationStore,
    directInstall: true,
    installUrlOptions: {
      scopes: [...BOT_SCOPES],
      redirectUri: `${connection.publicUrl}${REDIRECT_PATH}`,
    },
    logger: boltLogger(options.log),
    ...(options.slackApiUrl === null ? {} : { clientOptions: { slackApiUrl: options.slackApiUrl } }),
  });
  const beforeInstallation = async (_: unknown, request: IncomingMessage, response: ServerResponse) => {
    const state = new URL(request.url ?? '', connection.publicUrl).searchParams.get('state') ?? '';
    if (await options.claimOnce(`oauth-state ${createHash('sha256').update(state).digest('hex')}`))
      return true;
    response
      .writeHead(400, { 'content-type': 'text/plain; charset=utf-8' })
      .end(`This link was used already. Begin again at ${connection.publicUrl}${INSTALL_PATH}`);
    return false;
  };
  return [
    page(INSTALL_PATH, (request, response) => provider.handleInstallPath(request, response)),
    page(REDIRECT_PATH, (request, response) =>
      provider.handleCallback(request, response, { beforeInstallation }),
    ),
  ];
}

function page(
  path: string,
  serve: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): CustomRoute {
  return {
    path,
    method: ['GET'],
    handler: (request, response) => {
      serve(request, response).catch(() => response.headersSent || response.writeHead(500).end());
    },
  };
}

/** A secret of its own for the state, so that the key of the tokens is used for nothing else. */
function stateSecret(key: string): string {
  return Buffer.from(hkdfSync('sha256', Buffer.from(key, 'base64'), '', 'oauth-state', 32)).toString('hex');
}
