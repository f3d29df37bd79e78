import type { Router } from 'express';
import { z } from 'zod';
import { join, leave, saveChannel, tellOwn } from '../../conversations/channels.ts';
import { sendEventSoon } from '../../delivery/events.ts';
import { person } from '../../people/who.ts';
import type { Channel } from '../../state/model.ts';
import type { Workspace } from '../../workspace.ts';
import { channelNamed, makingRoutes } from './channels.ts';
import { body, route } from './route.ts';
/** Arranging the workspace: channels, members, people. The app is told what Slack would tell it. */
export function arrangingRoutes(router: Router, workspace: Workspace): void {
  makingRoutes(router, workspace);
  memberRoutes(router, workspace);
  installRoutes(router, workspace);
  const named = z.strictObject({ channel: z.string() });
  const change = (path: string, run: (channel: Channel) => void): void =>
    route(router, path, async (request) => {
      const channel = channelNamed(workspace, body(named, request).channel);
      run(channel);
      await Promise.all(workspace.background);
      return workspace.state.channels.get(channel.id) ?? {};
    });
  change('/channels/archive', (channel) => {
    saveChannel(workspace, { ...channel, archived: true });
    tellOwn(workspace, channel, 'archive', { channel: channel.id, user: channel.creator });
  });
  change('/channels/unarchive', (channel) => {
    saveChannel(workspace, { ...channel, archived: false });
    tellOwn(workspace, channel, 'unarchive', { channel: channel.id, user: channel.creator });
  });
  change('/channels/delete', (channel) => {
    workspace.state.channels.remove(channel.id);
    workspace.changes.emit({ kind: 'channel', channelId: channel.id });
    tellOwn(workspace, channel, 'deleted', { channel: channel.id });
  });
}

function memberRoutes(router: Router, workspace: Workspace): void {
  const membership = z.strictObject({ channel: z.string(), user: z.string(), by: z.string().optional() });
  const botOr = (who: string): string =>
    who === 'bot' ? workspace.app.botUserId : person(workspace, who).id;
  route(router, '/channels/invite', async (request) => {
    const asked = body(membership, request);
    const inviter = asked.by === undefined ? null : person(workspace, asked.by).id;
    join(workspace, channelNamed(workspace, asked.channel), botOr(asked.user), inviter);
    await Promise.all(workspace.background);
  });
  route(router, '/channels/remove', async (request) => {
    const asked = body(membership, request);
    leave(workspace, channelNamed(workspace, asked.channel), botOr(asked.user));
    await Promise.all(workspace.background);
  });
  route(router, '/people/change', async (request) => {
    const asked = body(
      z.strictObject({
        user: z.string(),
        tz: z.string().optional(),
        deactivated: z.boolean().optional(),
        admin: z.boolean().optional(),
        displayName: z.string().optional(),
      }),
      request,
    );
    const { user, ...changes } = asked;
    const before = person(workspace, user);
    const given = Object.fromEntries(Object.entries(changes).filter(([, value]) => value !== undefined));
    workspace.state.people.put(before.id, { ...before, ...given });
    sendEventSoon(workspace, 'user_change', {
      type: 'user_change',
      user: {
        id: before.id,
        team_id: before.teamId,
        deleted: changes.deactivated ?? before.deactivated,
        tz: changes.tz ?? before.tz,
      },
      event_ts: workspace.clock.nextTs(),
    });
    await Promise.all(workspace.background);
    return person(workspace, before.id);
  });
}

/** Taking the app out of the workspace, and putting it back. */
function installRoutes(router: Router, workspace: Workspace): void {
  const { state, app, clock } = workspace;
  route(router, '/app/uninstall', async () => {
    sendEventSoon(workspace, 'tokens_revoked', {
      type: 'tokens_revoked',
      tokens: { oauth: [], bot: [app.botUserId] },
      event_ts: clock.nextTs(),
    });
    sendEventSoon(workspace, 'app_uninstalled', { type: 'app_uninstalled', event_ts: clock.nextTs() });
    state.facts.put('uninstalled', true);
    await Promise.all(workspace.background);
  });
  route(router, '/app/install', () => state.facts.remove('uninstalled'));
}
