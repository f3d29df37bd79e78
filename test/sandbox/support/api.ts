import type { SandboxClient } from '../../../sandbox/client.ts';
import type { Sandbox } from '../../../sandbox/start.ts';

/** Slack's answer to a call. */
export interface Reply {
  readonly ok: boolean;
  readonly error?: string;
  readonly response_metadata?: { readonly messages?: readonly string[]; readonly next_cursor?: string };
  readonly [field: string]: unknown;
}

/** The Web API without an SDK in between. */
export interface Api {
  /** A form by default, as the SDK sends it; objects as JSON text. */
  call(method: string, args: Readonly<Record<string, unknown>>, token?: string | null): Promise<Reply>;
  json(method: string, body: unknown): Promise<Reply>;
  /** A fresh trigger of Ana's. */
  trigger(): Promise<string>;
  /** Uploads a picture and finishes it; returns its id. */
  uploadPicture(): Promise<string>;
}

/** Calls a sandbox's Web API. */
export function apiOf(sandbox: Sandbox, slack: SandboxClient): Api {
  const call: Api['call'] = async (method, args, token = sandbox.botToken) => {
    const form = Object.entries(args).flatMap(([name, value]): [string, string][] =>
      value === undefined ? [] : [[name, typeof value === 'string' ? value : JSON.stringify(value)]],
    );
    const response = await fetch(`${sandbox.apiUrl}${method}`, {
      method: 'POST',
      headers: token === null ? {} : { authorization: `Bearer ${token}` },
      body: new URLSearchParams(form),
    });
    return (await response.json()) as Reply;
  };
  return {
    call,
    async json(method, body) {
      const response = await fetch(`${sandbox.apiUrl}${method}`, {
        method: 'POST',
        headers: { authorization: `Bearer ${sandbox.botToken}`, 'content-type': 'application/json' },
        body: typeof body === 'string' ? body : JSON.stringify(body),
      });
      return (await response.json()) as Reply;
    },
    async trigger() {
      await slack.as('ana').command('#training', '/echo');
      const latest = (await slack.log({ method: 'slash_commands' })).at(-1)?.request;
      return String(Object(latest)['trigger_id']);
    },
    async uploadPicture() {
      const bytes = new Uint8Array([0x89, 0x50, 0x4e, 0x47]);
      const { upload_url, file_id } = await call('files.getUploadURLExternal', {
        filename: 'chart.png',
        length: bytes.length,
      });
      await fetch(String(upload_url), { method: 'POST', body: bytes });
      await call('files.completeUploadExternal', { files: [{ id: file_id, title: 'Chart' }] });
      return String(file_id);
    },
  };
}
