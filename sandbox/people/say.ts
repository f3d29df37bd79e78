import { canSee } from '../conversations/channels.ts';
import { post, remove, replace } from '../conversations/messages.ts';
import { typedText } from '../conversations/typed-text.ts';
import type { Channel, Message, Person } from '../state/model.ts';
import type { Workspace } from '../workspace.ts';
import { NotPossible } from './outcome.ts';

/** Somebody types a message and presses Enter. */
export interface Said {
  readonly actor: Person;
  readonly channel: Channel;
  readonly text: string;
  readonly threadTs?: string | undefined;
}

/** Posts what a person typed; resolves when the app has acked the event, if it hears it at all. */
export async function say(workspace: Workspace, { actor, channel, text, threadTs }: Said): Promise<Message> {
  refuseSilenced(workspace, actor, channel);
  if (threadTs && !workspace.state.messages.get(channel.id, threadTs))
    throw new NotPossible(`there is no message ${threadTs} to reply to`);
  const message = post(workspace, {
    channelId: channel.id,
    userId: actor.id,
    text: typedText(workspace, text, 'message'),
    ...(threadTs ? { threadTs } : {}),
  });
  await Promise.all(workspace.background);
  return message;
}

/** Changes one's own message. */
export async function edit(
  workspace: Workspace,
  actor: Person,
  message: Message,
  text: string,
): Promise<Message> {
  refuseForeign(actor, message);
  const edited = {
    ...message,
    text: typedText(workspace, text, 'message'),
    edited: { userId: actor.id, ts: workspace.clock.nextTs() },
  };
  replace(workspace, edited, message);
  await Promise.all(workspace.background);
  return edited;
}

/** Takes one's own message back. */
export async function takeBack(workspace: Workspace, actor: Person, message: Message): Promise<void> {
  refuseForeign(actor, message);
  remove(workspace, message);
  await Promise.all(workspace.background);
}

function refuseForeign(actor: Person, message: Message): void {
  if (message.userId !== actor.id) throw new NotPossible(`this message is not ${actor.name}'s`);
}

function refuseSilenced(workspace: Workspace, actor: Person, channel: Channel): void {
  const { app, manifest } = workspace;
  if (!canSee(channel, actor) || !channel.members.includes(actor.id))
    throw new NotPossible(`${actor.name} is not in this conversation`);
  if (channel.archived) throw new NotPossible('this channel is archived');
  const { messages_tab_enabled: enabled, messages_tab_read_only_enabled: readOnly } =
    manifest.features.app_home;
  if (channel.kind === 'im' && channel.members.includes(app.botUserId) && (!enabled || readOnly))
    throw new NotPossible('sending messages to this app has been turned off');
}
