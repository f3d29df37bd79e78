import { repliesTo } from '../conversations/messages.ts';
import type { AnyBlock, Channel, Message, Person, StateValues } from '../state/model.ts';
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
      threadTs === undefined
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
