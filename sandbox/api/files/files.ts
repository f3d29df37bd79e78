import type { FilesDeleteResponse, FilesInfoResponse } from '@slack/web-api';
import { z } from 'zod';
import { Refusal } from '../../refusal.ts';
import type { StoredFile } from '../../state/model.ts';
import type { Workspace } from '../../workspace.ts';
import { method } from '../method.ts';

/** What Slack knows of a file; type and kind only once it has looked at it. */
export const filesInfo = method({
  name: 'files.info',
  tier: 't4',
  token: 'bot',
  scopes: ['files:read'],
  readsJson: false,
  errors: ['file_not_found', 'file_deleted'],
  args: z.object({ file: z.string() }),
  run(workspace, args): FilesInfoResponse {
    const file = existing(workspace, args.file);
    const ready = Date.now() >= file.readyAt;
    return {
      ok: true,
      file: {
        id: file.id,
        name: file.name,
        title: file.title,
        created: file.created,
        size: file.size,
        user: file.userId,
        channels: [...file.channelIds],
        ...(ready
          ? {
              mimetype: file.mimetype,
              filetype: file.name.split('.').at(-1) ?? '',
              url_private: `${workspace.url()}/files/${file.id}`,
            }
          : {}),
      },
    };
  },
});

/** Deletes one of the bot's files. */
export const filesDelete = method({
  name: 'files.delete',
  tier: 't3',
  token: 'bot',
  scopes: ['files:write'],
  readsJson: true,
  errors: ['file_not_found', 'file_deleted'],
  args: z.object({ file: z.string() }),
  run(workspace, args): FilesDeleteResponse {
    const file = existing(workspace, args.file);
    workspace.state.files.put(file.id, { ...file, deleted: true, base64: '' });
    return { ok: true };
  },
});

function existing(workspace: Workspace, id: string): StoredFile {
  const file = workspace.state.files.get(id);
  if (!file) throw new Refusal('file_not_found');
  if (file.deleted) throw new Refusal('file_deleted');
  return file;
}
