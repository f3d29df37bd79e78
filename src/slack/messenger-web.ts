import type { FilesCompleteUploadExternalArguments } from '@slack/web-api';
import { backgroundCalls, type CallOptions, TIMEOUT_MS } from './background-calls.ts';
import { classifyError } from './classify.ts';
import type { FoundMessage, Message, Messenger, NewFile, Posting } from './messenger.ts';
import { pageThrough } from './paging.ts';
import { SlackCallError } from './slack-call-error.ts';

/** The name under which Slack keeps our opaque key with each message. */
const METADATA_EVENT = 'hunch_delivery';

/** The messenger that speaks to Slack's Web API. */
export function createMessenger(options: CallOptions): Messenger {
  const { attempt, call, skewMs } = backgroundCalls(options);
  const { put, finish } = uploads(call);
  return {
    async post(posting) {
      try {
        const answer = await attempt(
          posting.teamId,
          'chat.postMessage',
          (client) => client.chat.postMessage(postArguments(posting)),
          posting.deadline,
        );
        const { ts, channel } = answer;
        if (!answer.ok || ts === undefined || channel === undefined || !/^\d+\.\d+$/.test(ts))
          return { kind: 'unknown', code: 'odd_answer' };
        return { kind: 'sent', channelId: channel, ts };
      } catch (error) {
        return classifyError(error);
      }
    },
    async update(teamId, channelId, ts, message) {
      const edit = { channel: channelId, ts, ...content(message), parse: 'none', link_names: false } as const;
      await call(teamId, 'chat.update', (client) => client.chat.update(edit));
    },
    async remove(teamId, channelId, ts) {
      await call(teamId, 'chat.delete', (client) => client.chat.delete({ channel: channelId, ts }));
    },
    async history(teamId, channelId, oldest, threadTs) {
      const read = { channel: channelId, oldest, include_all_metadata: true, inclusive: true, limit: 200 };
      const method = threadTs === null ? 'conversations.history' : 'conversations.replies';
      const messages = await pageThrough(
        (cursor) =>
          call(teamId, method, ({ conversations }) =>
            threadTs === null
              ? conversations.history({ ...read, ...cursor })
              : conversations.replies({ ...read, ...cursor, ts: threadTs }),
          ),
        (page) => page.messages ?? [],
      );
      return messages.flatMap(toFound);
    },
    async openDm(teamId, userId) {
      const opened = await call(teamId, 'conversations.open', ({ conversations }) =>
        conversations.open({ users: userId }),
      );
      return must(opened.channel?.id, 'conversations.open');
    },
    async publishHome(teamId, userId, view) {
      if (view.type !== 'home') throw new Error('not a home view');
      await call(teamId, 'views.publish', ({ views }) => views.publish({ user_id: userId, view }));
    },
    async user(teamId, userId) {
      const { user } = await call(teamId, 'users.info', ({ users }) => users.info({ user: userId }));
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
    async userByEmail(teamId, email) {
      try {
        const find = { email };
        const { user } = await call(teamId, 'users.lookupByEmail', ({ users }) => users.lookupByEmail(find));
        return must(user?.id, 'users.lookupByEmail');
      } catch (error) {
        if (!(error instanceof SlackCallError)) throw error;
        if (['users_not_found', 'invalid_arguments'].includes(error.code)) return null;
        if (error.code === 'missing_scope') return 'not-allowed';
        throw error;
      }
    },
    async channel(teamId, channelId) {
      const { channel } = await call(teamId, 'conversations.info', ({ conversations }) =>
        conversations.info({ channel: channelId }),
      );
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
      return pageThrough(
        (cursor) =>
          call(teamId, 'conversations.members', ({ conversations }) =>
            conversations.members({ channel: channelId, limit: 1000, ...cursor }),
          ),
        (page) => page.members ?? [],
      );
    },
    async permalink(teamId, channelId, ts) {
      const found = await call(teamId, 'chat.getPermalink', ({ chat }) =>
        chat.getPermalink({ channel: channelId, message_ts: ts }),
      );
      return must(found.permalink, 'chat.getPermalink');
    },
    async upload(teamId, name, bytes) {
      const file = await put(teamId, { name, bytes });
      await finish(teamId, { files: [file] });
      return file.id;
    },
    async share(teamId, channelId, given) {
      const [first, ...others] = await Promise.all(given.map((file) => put(teamId, file)));
      if (!first) throw new Error('no file to share');
      await finish(teamId, { files: [first, ...others], channel_id: channelId });
      return first.id;
    },
    async askTheTime(teamId) {
      // Whatever the answer is, it carries Slack's clock.
      await call(teamId, 'auth.test', ({ auth }) => auth.test()).catch(() => undefined);
    },
    skewMs,
  };
}

/** Bytes go to an address that Slack gives; afterwards Slack is told that they are there, and where they belong. */
function uploads(call: ReturnType<typeof backgroundCalls>['call']) {
  return {
    async put(
      teamId: string,
      { name, bytes }: NewFile,
    ): Promise<{ readonly id: string; readonly title: string }> {
      const place = await call(teamId, 'files.getUploadURLExternal', ({ files }) =>
        files.getUploadURLExternal({ filename: name, length: bytes.length }),
      );
      const id = must(place.file_id, 'files.getUploadURLExternal');
      const put = await fetch(must(place.upload_url, 'files.getUploadURLExternal'), {
        method: 'POST',
        body: new Uint8Array(bytes),
        signal: AbortSignal.timeout(TIMEOUT_MS),
      });
      if (!put.ok) throw new Error(`the upload was answered with ${put.status}`);
      return { id, title: name };
    },
    finish: (teamId: string, upload: FilesCompleteUploadExternalArguments) =>
      call(teamId, 'files.completeUploadExternal', ({ files }) => files.completeUploadExternal(upload)),
  };
}

function postArguments(posting: Posting) {
  return {
    channel: posting.channelId,
    ...content(posting.message),
    ...(posting.threadTs === null ? {} : { thread_ts: posting.threadTs }),
    unfurl_links: false,
    unfurl_media: false,
    parse: 'none' as const,
    link_names: false,
    metadata: { event_type: METADATA_EVENT, event_payload: { key: posting.metadataKey } },
  };
}

function content(message: Message) {
  return { text: message.text, ...(message.blocks ? { blocks: [...message.blocks] } : {}) };
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
