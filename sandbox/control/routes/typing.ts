import type { Router } from 'express';
import { z } from 'zod';
import { saveReaction, withReaction } from '../../api/reactions.ts';
import { sendEventSoon } from '../../delivery/events.ts';
import { runCommand } from '../../people/command.ts';
import { edit, say, takeBack } from '../../people/say.ts';
import { conversation, person, seenMessage } from '../../people/who.ts';
import type { Workspace } from '../../workspace.ts';
import { seenMessage as shown } from '../seen.ts';
import { body, route } from './route.ts';

const as = z.string();

/** What people type, and what they do to what was typed. */
export function typingRoutes(router: Router, workspace: Workspace): void {
  const typed = { as, channel: z.string(), text: z.string().min(1), threadTs: z.string().optional() };
  route(router, '/command', (request) => {
    const asked = body(z.strictObject({ ...typed, entities: z.boolean().optional() }), request);
    const actor = person(workspace, asked.as);
    return runCommand(workspace, {
      actor,
      channel: conversation(workspace, actor, asked.channel),
      text: asked.text,
      inThread: asked.threadTs !== undefined,
      ...(asked.entities === undefined ? {} : { entities: asked.entities }),
    });
  });
  route(router, '/say', async (request) => {
    const { as: who, channel, ...rest } = body(z.strictObject(typed), request);
    const actor = person(workspace, who);
    const message = await say(workspace, {
      actor,
      channel: conversation(workspace, actor, channel),
      ...rest,
    });
    return shown(workspace, actor, message);
  });
  const own = { as, channel: z.string(), ts: z.string() };
  route(router, '/edit', async (request) => {
    const asked = body(z.strictObject({ ...own, text: z.string().min(1) }), request);
    const actor = person(workspace, asked.as);
    const message = seenMessage(workspace, actor, asked.channel, asked.ts);
    return shown(workspace, actor, await edit(workspace, actor, message, asked.text));
  });
  route(router, '/take-back', async (request) => {
    const asked = body(z.strictObject(own), request);
    const actor = person(workspace, asked.as);
    await takeBack(workspace, actor, seenMessage(workspace, actor, asked.channel, asked.ts));
  });
  route(router, '/react', (request) => {
    const asked = body(z.strictObject({ ...own, name: z.string() }), request);
    const actor = person(workspace, asked.as);
    const message = seenMessage(workspace, actor, asked.channel, asked.ts);
    const reacted = withReaction(message, asked.name, actor.id);
    if (!reacted) return;
    saveReaction(workspace, reacted);
    sendEventSoon(workspace, 'reaction_added', {
      type: 'reaction_added',
      user: actor.id,
      reaction: asked.name,
      item: { type: 'message', channel: message.channelId, ts: message.ts },
      item_user: message.userId,
      event_ts: workspace.clock.nextTs(),
    });
  });
  route(router, '/read', (request) => {
    const asked = body(z.strictObject(own), request);
    const actor = person(workspace, asked.as);
    const channel = conversation(workspace, actor, asked.channel);
    workspace.state.reads.put(`${actor.id} ${channel.id}`, asked.ts);
    workspace.changes.emit({ kind: 'read', userId: actor.id, channelId: channel.id });
  });
}
