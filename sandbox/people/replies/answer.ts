import { z } from 'zod';
import { contentArguments } from '../../api/chat/content.ts';
import { Refusal } from '../../refusal.ts';

const reply = z.strictObject({
  ...contentArguments,
  response_type: z.enum(['ephemeral', 'in_channel']).optional(),
  replace_original: z.boolean().optional(),
  delete_original: z.boolean().optional(),
  thread_ts: z.string().optional(),
  unfurl_links: z.boolean().optional(),
  unfurl_media: z.boolean().optional(),
  mrkdwn: z.boolean().optional(),
});

/** What an app says in an ack or through a response URL. */
export type Reply = z.output<typeof reply>;

/** Reads what an app says; null when it says nothing. @throws Refusal invalid_arguments. */
export function readAnswer(payload: unknown): Reply | null {
  if (payload === undefined || payload === null || payload === '') return null;
  const read = reply.safeParse(typeof payload === 'string' ? { text: payload } : payload);
  if (!read.success)
    throw new Refusal(
      'invalid_arguments',
      read.error.issues.map((each) => `[ERROR] ${each.message} [json-pointer:/${each.path.join('/')}]`),
    );
  return Object.keys(read.data).length === 0 ? null : read.data;
}
