import type { FilesGetUploadURLExternalResponse } from '@slack/web-api';
import { z } from 'zod';
import { channelForBot } from '../../conversations/channels.ts';
import { post } from '../../conversations/messages.ts';
import { Refusal } from '../../refusal.ts';
import type { StoredFile } from '../../state/model.ts';
import { newId } from '../../state/state.ts';
import type { Workspace } from '../../workspace.ts';
import { refuseUnwritable } from '../chat/post-message.ts';
import { jsonArgument, method, wholeNumber } from '../method.ts';

/** The sandbox's own limit; real ones depend on the plan. */
const BYTES_AT_MOST = 20_000_000;

const TYPES: Readonly<Record<string, string>> = {
  png: 'image/png',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  gif: 'image/gif',
  csv: 'text/csv',
  json: 'application/json',
  txt: 'text/plain',
};

/** Where to send the bytes of a new file. */
export const filesGetUploadURLExternal = method({
  name: 'files.getUploadURLExternal',
  tier: 't4',
  token: 'bot',
  scopes: ['files:write'],
  readsJson: false,
  errors: ['missing_argument', 'file_upload_size_restricted', 'alt_txt_too_large'],
  args: z.object({
    filename: z.string().min(1),
    length: wholeNumber,
    alt_txt: z.string().optional(),
    snippet_type: z.string().optional(),
  }),
  run(workspace, args): FilesGetUploadURLExternalResponse {
    if (args.length < 1) throw new Refusal('missing_argument');
    if (args.length > BYTES_AT_MOST) throw new Refusal('file_upload_size_restricted');
    if ((args.alt_txt?.length ?? 0) > 1_000) throw new Refusal('alt_txt_too_large');
    const id = newId(workspace.state, 'F');
    workspace.state.files.put(id, {
      id,
      name: args.filename,
      title: args.filename,
      size: args.length,
      mimetype: TYPES[args.filename.split('.').at(-1)?.toLowerCase() ?? ''] ?? 'application/octet-stream',
      userId: workspace.app.botUserId,
      created: Math.floor(workspace.clock.now() / 1000),
      uploaded: false,
      completed: false,
      readyAt: Number.MAX_SAFE_INTEGER,
      deleted: false,
      channelIds: [],
      base64: '',
    });
    return { ok: true, upload_url: `${workspace.url()}/upload/v1/${id}`, file_id: id };
  },
});

/** Finishes uploads; Slack looks at the files a little later. With a channel it posts them itself. */
export const filesCompleteUploadExternal = method({
  name: 'files.completeUploadExternal',
  tier: 't4',
  token: 'bot',
  scopes: ['files:write'],
  readsJson: true,
  errors: ['file_not_found', 'channel_not_found', 'not_in_channel', 'channels_limit_exceeded'],
  unpublishedErrors: ['is_archived', 'messages_tab_disabled'],
  args: z.object({
    files: jsonArgument(z.array(z.strictObject({ id: z.string(), title: z.string().optional() })).min(1)),
    channel_id: z.string().optional(),
    channels: z.string().optional(),
    thread_ts: z.string().optional(),
    initial_comment: z.string().optional(),
  }),
  run(workspace, args) {
    const channelIds = [...(args.channel_id ? [args.channel_id] : []), ...(args.channels?.split(',') ?? [])];
    if (channelIds.length > 100) throw new Refusal('channels_limit_exceeded');
    const channels = channelIds.map((id) => channelForBot(workspace, id));
    for (const channel of channels) refuseUnwritable(workspace, channel);
    const finished = args.files.map(({ id, title }) => finish(workspace, id, title, channelIds));
    for (const channel of channels)
      post(workspace, {
        channelId: channel.id,
        userId: workspace.app.botUserId,
        text: args.initial_comment ?? '',
        fileIds: finished.map((each) => each.id),
        ...(args.thread_ts ? { threadTs: args.thread_ts } : {}),
      });
    return { files: finished.map(({ id, title, name }) => ({ id, title, name })) };
  },
});

function finish(
  workspace: Workspace,
  id: string,
  title: string | undefined,
  channelIds: readonly string[],
): StoredFile {
  const file = workspace.state.files.get(id);
  if (!file?.uploaded || file.completed || file.deleted) throw new Refusal('file_not_found');
  const finished = {
    ...file,
    title: title ?? file.name,
    completed: true,
    channelIds,
    readyAt: Date.now() + workspace.fileReadyAfterMs,
  };
  workspace.state.files.put(id, finished);
  return finished;
}
