import { canSee } from '../conversations/channels.ts';
import type { Channel, Person } from '../state/model.ts';
import type { Workspace } from '../workspace.ts';

import { isFor } from './seen.ts';
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
