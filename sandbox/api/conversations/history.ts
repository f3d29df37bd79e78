import { z } from 'zod';
import { channelForBot } from '../../conversations/channels.ts';
import { asSlackMessage, history, repliesTo } from '../../conversations/messages.ts';
import { Refusal } from '../../refusal.ts';
import type { Channel, Message } from '../../state/model.ts';
import type { Workspace } from '../../workspace.ts';
import { flag, method } from '../method.ts';
import { pageArguments, pageOf } from '../pages.ts';
import { conversationScope, needScope } from '../scopes.ts';

const HISTORY_SCOPES = ['channels:history', 'groups:history', 'im:history', 'mpim:history'];
const PAGE_AT_MOST = 999;

const rangeArguments = {
  channel: z.string(),
  oldest: z.string().optional(),
  latest: z.string().optional(),
  inclusive: flag.optional(),
  include_all_metadata: flag.optional(),
  ...pageArguments,
};
const rangeErrors = ['channel_not_found', 'invalid_cursor', 'invalid_ts_latest', 'invalid_ts_oldest'];

/** Messages of a conversation without replies, newest first. */
export const conversationsHistory = method({
  name: 'conversations.history',
  tier: 't3',
  token: 'bot',
  scopes: HISTORY_SCOPES,
  readsJson: true,
  errors: [...rangeErrors, 'not_in_channel'],
  args: z.object(rangeArguments),
  run(workspace, args) {
    const channel = readableChannel(workspace, args.channel);
    const seen = inRange(visible(workspace, channel), args)
      .filter((each) => !each.threadTs || each.replyBroadcast)
      .reverse();
    return shownPage(workspace, seen, args);
  },
});

/** A message and its replies, oldest first. */
export const conversationsReplies = method({
  name: 'conversations.replies',
  tier: 't3',
  token: 'bot',
  scopes: HISTORY_SCOPES,
  readsJson: false,
  errors: [...rangeErrors, 'thread_not_found', 'missing_scope'],
  unpublishedErrors: ['not_in_channel'],
  args: z.object({ ...rangeArguments, ts: z.string() }),
  run(workspace, args) {
    const channel = readableChannel(workspace, args.channel);
    const asked = workspace.state.messages.get(channel.id, args.ts);
    const parent = asked?.threadTs ? workspace.state.messages.get(channel.id, asked.threadTs) : asked;
    if (!parent || parent.ephemeralFor) throw new Refusal('thread_not_found');
    const replies = repliesTo(workspace, parent).filter((each) => isVisible(workspace, each));
    return shownPage(workspace, [parent, ...inRange(replies, args)], args);
  },
});

function readableChannel(workspace: Workspace, channelId: string): Channel {
  const channel = channelForBot(workspace, channelId);
  needScope(workspace, conversationScope(channel.kind, 'history'));
  if (!channel.members.includes(workspace.app.botUserId)) throw new Refusal('not_in_channel');
  return channel;
}

function visible(workspace: Workspace, channel: Channel): Message[] {
  return history(workspace, channel.id).filter((each) => isVisible(workspace, each));
}

/** Under history lag a message is seen only when it is old enough. */
function isVisible(workspace: Workspace, message: Message): boolean {
  const lagMs = Number(workspace.state.passing.get('history_lag_ms') ?? 0);
  return Date.now() - message.postedAt >= lagMs;
}

interface Range {
  readonly oldest?: string | undefined;
  readonly latest?: string | undefined;
  readonly inclusive?: boolean | undefined;
}

function inRange(messages: readonly Message[], { oldest, latest, inclusive }: Range): Message[] {
  const from = oldest === undefined ? null : readTs(oldest, 'invalid_ts_oldest');
  const to = latest === undefined || latest === '0' ? null : readTs(latest, 'invalid_ts_latest');
  return messages.filter((each) => {
    const ts = Number(each.ts);
    const afterFrom = from === null || ts > from || (inclusive === true && ts === from);
    return afterFrom && (to === null || ts < to || (inclusive === true && ts === to));
  });
}

function readTs(ts: string, code: string): number {
  if (!/^\d+(\.\d+)?$/.test(ts)) throw new Refusal(code);
  return Number(ts);
}

interface PageRequest {
  readonly cursor?: string | undefined;
  readonly limit?: number | undefined;
  readonly include_all_metadata?: boolean | undefined;
}

function shownPage(workspace: Workspace, messages: readonly Message[], args: PageRequest): object {
  const { items, response_metadata } = pageOf(messages, args, PAGE_AT_MOST);
  return {
    messages: items.map((each) => shown(workspace, each, args.include_all_metadata === true)),
    has_more: response_metadata.next_cursor !== '',
    pin_count: 0,
    response_metadata,
  };
}

/** Without include_all_metadata only the type of the metadata is shown. */
function shown(workspace: Workspace, message: Message, allMetadata: boolean): Record<string, unknown> {
  const { metadata, ...rest } = asSlackMessage(workspace, message);
  if (!message.metadata) return rest;
  return { ...rest, metadata: allMetadata ? metadata : { event_type: message.metadata.event_type } };
}
