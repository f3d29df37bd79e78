import type { Router } from 'express';
import { z } from 'zod';
import { saveChannel, tellOwn } from '../../conversations/channels.ts';
import { sendEventSoon } from '../../delivery/events.ts';
import { NotPossible } from '../../people/outcome.ts';
import { person } from '../../people/who.ts';
import type { Channel } from '../../state/model.ts';
import { newId } from '../../state/state.ts';
import type { Workspace } from '../../workspace.ts';
import { body, route } from './route.ts';

/** Making, renaming and moving channels. */
export function makingRoutes(router: Router, workspace: Workspace): void {
  const { state, clock } = workspace;
  route(router, '/channels/create', (request) => {
    const asked = body(
      z.strictObject({
        name: z.string().regex(/^[a-z0-9_-]{1,80}$/),
        private: z.boolean().default(false),
        members: z.array(z.string()).min(1),
      }),
      request,
    );
    const members = asked.members.map((each) => person(workspace, each).id);
    const channel: Channel = {
      id: newId(state, 'C'),
      name: asked.name,
      kind: asked.private ? 'private' : 'public',
      members,
      topic: '',
      archived: false,
      created: Math.floor(clock.now() / 1000),
      creator: members[0] ?? '',
    };
    saveChannel(workspace, channel);
    if (channel.kind === 'public')
      sendEventSoon(workspace, 'channel_created', {
        type: 'channel_created',
        channel: { id: channel.id, name: channel.name, created: channel.created, creator: channel.creator },
        event_ts: clock.nextTs(),
      });
    return channel;
  });
  route(router, '/channels/rename', async (request) => {
    const asked = body(
      z.strictObject({ channel: z.string(), name: z.string().regex(/^[a-z0-9_-]{1,80}$/) }),
      request,
    );
    const channel = channelNamed(workspace, asked.channel);
    saveChannel(workspace, { ...channel, name: asked.name });
    const about = { id: channel.id, name: asked.name, created: channel.created };
    tellOwn(workspace, channel, 'rename', { channel: about });
    await Promise.all(workspace.background);
  });
  route(router, '/channels/change-id', async (request) => {
    const channel = channelNamed(workspace, body(z.strictObject({ channel: z.string() }), request).channel);
    const renewed = { ...channel, id: newId(state, 'C') };
    state.channels.remove(channel.id);
    workspace.changes.emit({ kind: 'channel', channelId: channel.id });
    saveChannel(workspace, renewed);
    sendEventSoon(workspace, 'channel_id_changed', {
      type: 'channel_id_changed',
      old_channel_id: channel.id,
      new_channel_id: renewed.id,
      event_ts: clock.nextTs(),
    });
    await Promise.all(workspace.background);
    return renewed;
  });
}

/** A channel by id or name, whoever may see it. @throws NotPossible for none. */
export function channelNamed({ state }: Workspace, idOrName: string): Channel {
  const name = idOrName.replace(/^#/, '');
  const found =
    state.channels.get(idOrName) ??
    [...state.channels.values()].find((each) => each.kind !== 'im' && each.name === name);
  if (!found) throw new NotPossible(`there is no channel ${idOrName}`);
  return found;
}
