import type { Router } from 'express';
import { z } from 'zod';
import { openDirectMessage } from '../../conversations/channels.ts';
import { act } from '../../people/act.ts';
import { findElement } from '../../people/elements/element.ts';
import { type Place, sourceAt } from '../../people/elements/source.ts';
import { suggestions } from '../../people/elements/suggest.ts';
import type { Picked } from '../../people/elements/value.ts';
import { openAppTab } from '../../people/home.ts';
import { closeView } from '../../people/modals/close.ts';
import { submit } from '../../people/modals/submit.ts';
import { globalShortcut, messageShortcut } from '../../people/shortcut.ts';
import { conversation, person, seenMessage } from '../../people/who.ts';
import type { Workspace } from '../../workspace.ts';
import { fill } from '../fill.ts';
import { seenChannel } from '../seen-channel.ts';
import { body, route } from './route.ts';
import { typingRoutes } from './typing.ts';

const as = z.string();
const picked: z.ZodType<Picked> = z.union([
  z.string(),
  z.number(),
  z.null(),
  z.array(z.string()),
  z.record(z.string(), z.unknown()),
  z.array(z.record(z.string(), z.unknown())),
]);
const place: z.ZodType<Place> = z.union([
  z.strictObject({ channelId: z.string(), ts: z.string() }),
  z.strictObject({ viewId: z.string() }),
  z.strictObject({ home: z.literal(true) }),
]);
const target = z.strictObject({
  actionId: z.string().optional(),
  blockId: z.string().optional(),
  text: z.string().optional(),
});
const values = z.record(z.string(), picked);

/** What people do: type, press, pick, submit. Each answers when the app has acked, or failed to. */
export function actingRoutes(router: Router, workspace: Workspace): void {
  typingRoutes(router, workspace);
  elementRoutes(router, workspace);
  shortcutRoutes(router, workspace);
}

function elementRoutes(router: Router, workspace: Workspace): void {
  const pointed = { as, place, target };
  route(router, '/act', (request) => {
    const asked = body(
      z.strictObject({ ...pointed, picked: picked.optional(), enter: z.boolean().optional() }),
      request,
    );
    return act(workspace, { ...asked, actor: person(workspace, asked.as) });
  });
  route(router, '/suggest', (request) => {
    const asked = body(z.strictObject({ ...pointed, query: z.string() }), request);
    const actor = person(workspace, asked.as);
    const source = sourceAt(workspace, actor, asked.place);
    const found = findElement(source.blocks, asked.target);
    return suggestions(workspace, { actor, source, found, query: asked.query });
  });
  const modal = { as, viewId: z.string() };
  route(router, '/fill', (request) => {
    const asked = body(z.strictObject({ ...modal, values }), request);
    return fill(workspace, person(workspace, asked.as), asked.viewId, asked.values);
  });
  route(router, '/submit', async (request) => {
    const asked = body(z.strictObject({ ...modal, values: values.optional() }), request);
    const actor = person(workspace, asked.as);
    const filled = await fill(workspace, actor, asked.viewId, asked.values ?? {});
    return filled.ok ? submit(workspace, actor, asked.viewId) : filled;
  });
  route(router, '/close', (request) => {
    const asked = body(z.strictObject({ ...modal, all: z.boolean().default(false) }), request);
    return closeView(workspace, person(workspace, asked.as), asked.viewId, asked.all);
  });
}

function shortcutRoutes(router: Router, workspace: Workspace): void {
  route(router, '/shortcut', (request) => {
    const asked = body(
      z.strictObject({
        as,
        callbackId: z.string(),
        channel: z.string().optional(),
        ts: z.string().optional(),
      }),
      request,
    );
    const actor = person(workspace, asked.as);
    if (asked.channel === undefined || asked.ts === undefined)
      return globalShortcut(workspace, actor, asked.callbackId);
    const channel = conversation(workspace, actor, asked.channel);
    const message = seenMessage(workspace, actor, channel.id, asked.ts);
    return messageShortcut(workspace, actor, asked.callbackId, channel, message);
  });
  route(router, '/open-app', (request) => {
    const asked = body(z.strictObject({ as, tab: z.enum(['home', 'messages']) }), request);
    return openAppTab(workspace, person(workspace, asked.as), asked.tab);
  });
  route(router, '/direct-message', (request) => {
    const asked = body(z.strictObject({ as, with: z.string().optional() }), request);
    const actor = person(workspace, asked.as);
    const other = asked.with === undefined ? workspace.app.botUserId : person(workspace, asked.with).id;
    return seenChannel(workspace, actor, openDirectMessage(workspace, other, actor.id));
  });
}
