import type {
  AppsConnectionsOpenResponse,
  AuthTestResponse,
  BotsInfoResponse,
  TeamInfoResponse,
} from '@slack/web-api';
import { z } from 'zod';
import { Refusal } from '../refusal.ts';
import { method } from './method.ts';

/** Who the token is. */
export const authTest = method({
  name: 'auth.test',
  tier: 'special',
  token: 'bot',
  scopes: [],
  readsJson: true,
  errors: [],
  args: z.object({}),
  run({ app, data, url, state }): AuthTestResponse {
    return {
      ok: true,
      url: `${url()}/`,
      team: data.team.name,
      user: state.people.get(app.botUserId)?.name ?? '',
      team_id: data.team.id,
      user_id: app.botUserId,
      bot_id: app.botId,
      is_enterprise_install: false,
    };
  },
});

/** A one-use address for a Socket Mode connection. */
export const appsConnectionsOpen = method({
  name: 'apps.connections.open',
  tier: 't3',
  token: 'app',
  scopes: [],
  readsJson: true,
  errors: [],
  args: z.object({}),
  run({ sockets, url, mode }): AppsConnectionsOpenResponse {
    if (mode !== 'socket') throw new Refusal('not_allowed_token_type');
    return { ok: true, url: sockets.newUrl(url()) };
  },
});

/** The app's bot. */
export const botsInfo = method({
  name: 'bots.info',
  tier: 't3',
  token: 'bot',
  scopes: ['users:read'],
  readsJson: false,
  errors: ['bot_not_found'],
  args: z.object({ bot: z.string().optional() }),
  run({ app, state }, { bot = app.botId }): BotsInfoResponse {
    if (bot !== app.botId) throw new Refusal('bot_not_found');
    return {
      ok: true,
      bot: {
        id: app.botId,
        app_id: app.appId,
        user_id: app.botUserId,
        name: state.people.get(app.botUserId)?.name ?? '',
        deleted: false,
      },
    };
  },
});

/** The workspace. */
export const teamInfo = method({
  name: 'team.info',
  tier: 't3',
  token: 'bot',
  scopes: ['team:read'],
  readsJson: true,
  errors: ['team_not_found'],
  args: z.object({ team: z.string().optional() }),
  run({ data }, { team = data.team.id }): TeamInfoResponse {
    if (team !== data.team.id) throw new Refusal('team_not_found');
    return { ok: true, team: { ...data.team } };
  },
});
