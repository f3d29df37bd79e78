import { canSee } from '../conversations/channels.ts';
import { repliesTo } from '../conversations/messages.ts';
import { stackOf } from '../conversations/views.ts';
import type { AnyBlock, Channel, Message, OpenView, Person, StateValues } from '../state/model.ts';
import type { Workspace } from '../workspace.ts';
import { buttonsOf, plainBlocks, plainMrkdwn, type SeenButton } from './plain.ts';

/** A message as one person sees it. */
export interface SeenMessage {
  readonly channelId: string;
  readonly ts: string;
  readonly threadTs?: string;
  readonly userId: string;
  readonly author: string;
  readonly byBot: boolean;
  readonly text: string;
  readonly blocks: readonly AnyBlock[];
  readonly attachments?: readonly unknown[];
  /** The words a person reads, without buttons. */
  readonly plain: string;
  readonly buttons: readonly SeenButton[];
  /** Only this person sees it. */
  readonly ephemeral: boolean;
  readonly edited: boolean;
  readonly metadata?: Message['metadata'];
  readonly reactions: Message['reactions'];
  readonly files: readonly { id: string; name: string; title: string; mimetype: string; url: string }[];
  readonly replyCount: number;
  readonly latestReply?: string;
  readonly typedCommand?: string;
  /** What this person typed into its inputs. */
  readonly values: StateValues;
}

/** A modal or Home as its owner sees it. */
export interface SeenView {
  readonly id: string;
  readonly type: 'modal' | 'home';
  readonly title: string;
  readonly submit: string | null;
  readonly close: string | null;
  readonly callbackId: string;
  readonly privateMetadata: string;
  readonly hash: string;
  readonly previousId: string | null;
  readonly blocks: readonly AnyBlock[];
  readonly plain: string;
  readonly buttons: readonly SeenButton[];
  readonly values: StateValues;
  readonly errors: Readonly<Record<string, string>>;
  readonly trouble: string | null;
}

/** A conversation in somebody's sidebar. */
export interface SeenChannel {
  readonly id: string;
  readonly name: string;
  readonly kind: Channel['kind'];
  readonly topic: string;
  readonly archived: boolean;
  readonly members: readonly string[];
  readonly isMember: boolean;
  readonly hasBot: boolean;
  /** The other person of a direct message. */
  readonly withUser: string | null;
  readonly unread: number;
  readonly lastReadTs: string | null;
}

/** Which messages of a conversation: those of a thread, or the newest before some ts. */
export interface Range {
  readonly threadTs?: string | undefined;
  readonly before?: string | undefined;
  readonly limit?: number | undefined;
}

/** Messages of a conversation as one person sees them, oldest first; without `threadTs`, replies are left out. */
export function seenMessages(
  workspace: Workspace,
  viewer: Person,
  channel: Channel,
  { threadTs, before, limit }: Range,
): SeenMessage[] {
  return workspace.state.messages
    .in(channel.id)
    .filter((each) => isFor(each, viewer))
    .filter((each) =>
      threadTs === null
        ? !each.threadTs || each.replyBroadcast
        : each.threadTs === threadTs || each.ts === threadTs,
    )
    .filter((each) => before === undefined || each.ts < before)
    .slice(limit === undefined ? 0 : -limit)
    .map((each) => seenMessage(workspace, viewer, each));
}

/** Whether a message is not somebody else's ephemeral. */
export function isFor(message: Message, viewer: Person): boolean {
  return message.ephemeralFor === undefined || message.ephemeralFor === viewer.id;
}

/** One message as a person sees it. */
export function seenMessage(workspace: Workspace, viewer: Person, message: Message): SeenMessage {
  const { state, url } = workspace;
  const author = state.people.get(message.userId);
  const replies = repliesTo(workspace, message);
  const latestReply = replies.at(-1)?.ts;
  return {
    channelId: message.channelId,
    ts: message.ts,
    ...(message.threadTs ? { threadTs: message.threadTs } : {}),
    userId: message.userId,
    author: author?.displayName ?? message.userId,
    byBot: author?.bot ?? false,
    text: message.text,
    blocks: message.blocks,
    ...(message.attachments ? { attachments: message.attachments } : {}),
    plain:
      message.blocks.length > 0
        ? plainBlocks(workspace, message.blocks)
        : plainMrkdwn(workspace, message.text),
    buttons: buttonsOf(message.blocks),
    ephemeral: message.ephemeralFor !== undefined,
    edited: message.edited !== undefined,
    ...(message.metadata ? { metadata: message.metadata } : {}),
    reactions: message.reactions,
    files: message.fileIds.flatMap((id) => {
      const file = state.files.get(id);
      if (!file || file.deleted) return [];
      return [
        { id, name: file.name, title: file.title, mimetype: file.mimetype, url: `${url()}/files/${id}` },
      ];
    }),
    replyCount: replies.length,
    ...(latestReply ? { latestReply } : {}),
    ...(message.typedCommand ? { typedCommand: message.typedCommand } : {}),
    values: state.messageValues.get(`${viewer.id} ${message.channelId} ${message.ts}`) ?? {},
  };
}

/** Somebody's open modals, the one on top last. */
export function seenStack(workspace: Workspace, viewer: Person): SeenView[] {
  return stackOf(workspace, viewer.id).map((each) => seenView(workspace, each));
}

/** A view as its owner sees it. */
export function seenView(workspace: Workspace, { view, ...open }: OpenView): SeenView {
  const modal = view.type === 'modal' ? view : null;
  return {
    id: open.id,
    type: view.type === 'home' ? 'home' : 'modal',
    title: modal?.title.text ?? '',
    submit: modal?.submit?.text ?? null,
    close: modal?.close?.text ?? null,
    callbackId: view.callback_id ?? '',
    privateMetadata: view.private_metadata ?? '',
    hash: open.hash,
    previousId: open.previousId,
    blocks: view.blocks,
    plain: plainBlocks(workspace, view.blocks),
    buttons: buttonsOf(view.blocks),
    values: open.values,
    errors: open.errors,
    trouble: open.trouble,
  };
}

/** Conversations in somebody's sidebar: theirs, and the public channels they could join. */
export function seenChannels(workspace: Workspace, viewer: Person): SeenChannel[] {
  return [...workspace.state.channels.values()]
    .filter((each) => canSee(each, viewer))
    .map((each) => seenChannel(workspace, viewer, each));
}

/** One conversation as a person sees it. */
export function seenChannel(workspace: Workspace, viewer: Person, channel: Channel): SeenChannel {
  const lastReadTs = workspace.state.reads.get(`${viewer.id} ${channel.id}`) ?? null;
  const unread = workspace.state.messages
    .in(channel.id)
    .filter(
      (each) =>
        isFor(each, viewer) &&
        !each.threadTs &&
        each.userId !== viewer.id &&
        (lastReadTs === null || each.ts > lastReadTs),
    ).length;
  return {
    id: channel.id,
    name: channel.name,
    kind: channel.kind,
    topic: channel.topic,
    archived: channel.archived,
    members: channel.members,
    isMember: channel.members.includes(viewer.id),
    hasBot: channel.members.includes(workspace.app.botUserId),
    withUser: channel.kind === 'im' ? (channel.members.find((id) => id !== viewer.id) ?? viewer.id) : null,
    unread,
    lastReadTs,
  };
}
