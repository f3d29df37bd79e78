import { WebClient } from '@slack/web-api';
import type { Logger } from 'pino';
import type { Clock } from '../domain/time/clock.ts';
import { classifyError, DeadlinePassed } from './classify.ts';
import { boltLogger } from './connection/bolt-logger.ts';
import type { FoundMessage, Message, Messenger, Posting } from './messenger.ts';
import { pageThrough } from './paging.ts';

/** How long one background call may take before what became of it is unknown. */
const TIMEOUT_MS = 10_000;
/** The name under which Slack keeps our opaque key with each message. */
const METADATA_EVENT = 'hunch_delivery';

/** What a messenger needs from outside. */
export interface MessengerOptions {
  readonly clock: Clock;
  /** The bot token of a workspace. */
  readonly tokenOf: (teamId: string) => Promise<string>;
  readonly slackApiUrl: string | null;
  readonly log: Logger;
}

/** The messenger that speaks to Slack's Web API: one request a call, no retries, no queue that a 429 could stop. */
export function createMessenger(options: MessengerOptions): Messenger {
  const clients = new Map<string, { readonly token: string; readonly client: WebClient }>();
  const skew = { ms: null as number | null };
  const clientOf = async (teamId: string, deadline = Number.POSITIVE_INFINITY): Promise<WebClient> => {
    const token = await options.tokenOf(teamId);
    const known = clients.get(teamId);
    if (deadline === Number.POSITIVE_INFINITY && known?.token === token) return known.client;
    const client = new WebClient(token, {
      retryConfig: { retries: 0 },
      rejectRateLimitedCalls: true,
      timeout: TIMEOUT_MS,
      logger: boltLogger(options.log),
      fetch: watchedFetch(options.clock, deadline, skew),
      ...(options.slackApiUrl === null ? {} : { slackApiUrl: options.slackApiUrl }),
    });
    if (deadline === Number.POSITIVE_INFINITY) clients.set(teamId, { token, client });
    return client;
  };
  return {
    async post(posting) {
      try {
        const client = await clientOf(posting.teamId, posting.deadline);
        const answer = await client.chat.postMessage(postArguments(posting));
        const { ts, channel } = answer;
        if (!answer.ok || ts === undefined || channel === undefined || !/^\d+\.\d+$/.test(ts))
          return { kind: 'unknown', code: 'odd_answer' };
        return { kind: 'sent', channelId: channel, ts };
      } catch (error) {
        return classifyError(error);
      }
    },
    async update(teamId, channelId, ts, message) {
      const client = await clientOf(teamId);
      await client.chat.update({
        channel: channelId,
        ts,
        ...content(message),
        parse: 'none',
        link_names: false,
      });
    },
    async remove(teamId, channelId, ts) {
      await (await clientOf(teamId)).chat.delete({ channel: channelId, ts });
    },
    async history(teamId, channelId, oldest, threadTs) {
      const client = await clientOf(teamId);
      const read = { channel: channelId, oldest, include_all_metadata: true, inclusive: true, limit: 200 };
      const messages = await pageThrough(
        (cursor) =>
          threadTs === null
            ? client.conversations.history({ ...read, ...cursor })
            : client.conversations.replies({ ...read, ...cursor, ts: threadTs }),
        (page) => page.messages ?? [],
      );
      return messages.flatMap(toFound);
    },
    async openDm(teamId, userId) {
      const opened = await (await clientOf(teamId)).conversations.open({ users: userId });
      return must(opened.channel?.id, 'conversations.open');
    },
    async publishHome(teamId, userId, view) {
      if (view.type !== 'home') throw new Error('not a home view');
      await (await clientOf(teamId)).views.publish({ user_id: userId, view });
    },
    async user(teamId, userId) {
      const { user } = await (await clientOf(teamId)).users.info({ user: userId });
      return {
        userId,
        teamId: user?.team_id ?? teamId,
        name: user?.profile?.display_name || user?.profile?.real_name || user?.name || userId,
        zone: user?.tz ?? null,
        isGuest: Boolean(user?.is_restricted || user?.is_ultra_restricted),
        isExternal: Boolean(user?.is_stranger),
        isBot: Boolean(user?.is_bot),
        isDeleted: Boolean(user?.deleted),
        isAdmin: Boolean(user?.is_admin || user?.is_owner),
      };
    },
    async channel(teamId, channelId) {
      const { channel } = await (await clientOf(teamId)).conversations.info({ channel: channelId });
      return {
        channelId,
        name: channel?.name ?? channelId,
        isPrivate: Boolean(channel?.is_private),
        isArchived: Boolean(channel?.is_archived),
        isExternal: Boolean(channel?.is_ext_shared),
        hasBot: Boolean(channel?.is_member),
      };
    },
    async members(teamId, channelId) {
      const client = await clientOf(teamId);
      return pageThrough(
        (cursor) => client.conversations.members({ channel: channelId, limit: 1000, ...cursor }),
        (page) => page.members ?? [],
      );
    },
    async permalink(teamId, channelId, ts) {
      const found = await (await clientOf(teamId)).chat.getPermalink({ channel: channelId, message_ts: ts });
      return must(found.permalink, 'chat.getPermalink');
    },
    async upload(teamId, fileName, bytes) {
      const client = await clientOf(teamId);
      const place = await client.files.getUploadURLExternal({ filename: fileName, length: bytes.length });
      const fileId = must(place.file_id, 'files.getUploadURLExternal');
      const put = await fetch(must(place.upload_url, 'files.getUploadURLExternal'), {
        method: 'POST',
        body: new Uint8Array(bytes),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      if (!put.ok) throw new Error(`the upload was answered with ${put.status}`);
      await client.files.completeUploadExternal({ files: [{ id: fileId, title: fileName }] });
      return fileId;
    },
    async isFileReady(teamId, fileId) {
      const { file } = await (await clientOf(teamId)).files.info({ file: fileId });
      return Boolean(file?.mimetype || file?.filetype);
    },
    skewMs: () => skew.ms,
  };
}

function postArguments(posting: Posting) {
  return {
    channel: posting.channelId,
    ...content(posting.message),
    ...(posting.threadTs === null ? {} : { thread_ts: posting.threadTs }),
    unfurl_links: false,
    unfurl_media: false,
    metadata: { event_type: METADATA_EVENT, event_payload: { key: posting.metadataKey } },
  };
}

function content(message: Message) {
  return { text: message.text, ...(message.blocks ? { blocks: [...message.blocks] } : {}) };
}

/**
 * Looks at the deadline directly before a request leaves, so that a process that slept through its lease sends
 * nothing, and at Slack's clock when the answer is there.
 */
function watchedFetch(clock: Clock, deadline: number, skew: { ms: number | null }): typeof fetch {
  return async (input, init) => {
    if (clock.monotonic() > deadline) throw new DeadlinePassed();
    const response = await fetch(input, init);
    const theirs = Date.parse(response.headers.get('date') ?? '');
    if (!Number.isNaN(theirs)) skew.ms = theirs - Date.parse(clock.machineNow());
    return response;
  };
}

function toFound(message: { ts?: string; metadata?: unknown }): FoundMessage[] {
  const metadata = message.metadata as { event_type?: string; event_payload?: { key?: unknown } } | undefined;
  const key = metadata?.event_payload?.key;
  if (metadata?.event_type !== METADATA_EVENT || typeof key !== 'string' || message.ts === undefined)
    return [];
  return [{ ts: message.ts, metadataKey: key }];
}

function must(value: string | undefined, method: string): string {
  if (value === undefined) throw new Error(`${method} answered without what it promises`);
  return value;
}
