import type { GlobalShortcut, MessageShortcut } from '@slack/bolt';
import { actionTs } from '../clock/clock.ts';
import { asSlackMessage } from '../conversations/messages.ts';
import { deliver } from '../delivery/deliver.ts';
import type { Channel, Message, Person } from '../state/model.ts';
import type { Workspace } from '../workspace.ts';
import { NotPossible, type Outcome, outcomeOf } from './outcome.ts';
import { payloadBase, payloadChannel } from './who.ts';

/** Uses one of the app's shortcuts on a message. */
export async function messageShortcut(
  workspace: Workspace,
  actor: Person,
  callbackId: string,
  channel: Channel,
  message: Message,
): Promise<Outcome> {
  refuseMissing(workspace, actor, callbackId, 'message');
  const messageTs = message.ts;
  const target = {
    from: 'message',
    userId: actor.id,
    channelId: channel.id,
    messageTs,
    threadTs: null,
  } as const;
  const payload: WithoutEnterprise<MessageShortcut> = {
    ...base(workspace, actor, channel.id),
    type: 'message_action',
    callback_id: callbackId,
    response_url: workspace.responseUrls.issue(target),
    message_ts: messageTs,
    message: { ...asSlackMessage(workspace, message) },
    channel: payloadChannel(channel),
  };
  return outcomeOf(await deliver(workspace, { type: 'interactive', payload, acceptsPayload: false }));
}

/** Uses one of the app's global shortcuts. */
export async function globalShortcut(
  workspace: Workspace,
  actor: Person,
  callbackId: string,
): Promise<Outcome> {
  refuseMissing(workspace, actor, callbackId, 'global');
  const payload: WithoutEnterprise<GlobalShortcut> = {
    ...base(workspace, actor, null),
    type: 'shortcut',
    callback_id: callbackId,
  };
  return outcomeOf(await deliver(workspace, { type: 'interactive', payload, acceptsPayload: false }));
}

/** The SDK's types leave out that `enterprise` comes as null. */
type WithoutEnterprise<T> = Omit<T, 'enterprise'> & { readonly enterprise: null };

function base(workspace: Workspace, actor: Person, channelId: string | null) {
  return {
    ...payloadBase(workspace, actor),
    action_ts: actionTs(workspace.state, workspace.clock),
    trigger_id: workspace.triggers.issue({ userId: actor.id, viewId: null, channelId }),
  };
}

function refuseMissing(
  { manifest }: Workspace,
  actor: Person,
  callbackId: string,
  type: 'message' | 'global',
): void {
  const there = manifest.features.shortcuts.some(
    (each) => each.type === type && each.callback_id === callbackId,
  );
  if (!there || !manifest.oauth_config.scopes.bot.includes('commands'))
    throw new NotPossible(`the app has no ${type} shortcut ${callbackId}`);
  if (actor.outside) throw new NotPossible('only members of this workspace can use shortcuts');
}
