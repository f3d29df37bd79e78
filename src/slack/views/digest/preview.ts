import { digestIds } from '../../ids/digest.ts';
import type { Message } from '../../messenger.ts';
import { escapeMrkdwn, mrkdwn, plain } from '../../mrkdwn.ts';
import { encodePreview, type PreviewPayload } from '../../payloads/digest.ts';

/** Why somebody may not see, set or post a channel's digest. */
export type DigestProblem =
  | 'bot-not-in-channel'
  | 'channel-unknown'
  | 'channel-archived'
  | 'not-a-member'
  | 'guest';

/** A digest that only one person sees, with the button that posts it. */
export function previewMessages(
  digest: readonly Message[],
  payload: PreviewPayload,
  hasDiagram: boolean,
): Message[] {
  if (digest.length === 0) return [{ text: NOTHING_TO_SAY }];
  const shown = digest.map(({ text, blocks }) => ({
    text,
    blocks: blocks ?? [{ type: 'section' as const, text: mrkdwn(text) }],
  }));
  const { text, blocks } = shown.at(-1) ?? { text: '', blocks: [] };
  const about = `Only you see this${hasDiagram ? '; the chart comes with the post' : ''}. Posting it now does not replace the weekly one.`;
  const post = {
    type: 'button' as const,
    action_id: digestIds.post,
    style: 'primary' as const,
    text: plain('Post in channel'),
    value: encodePreview(payload),
  };
  return [
    ...shown.slice(0, -1),
    {
      text,
      blocks: [
        ...blocks,
        { type: 'divider' },
        { type: 'context', elements: [mrkdwn(about)] },
        { type: 'actions', elements: [post] },
      ],
    },
  ];
}

const NOTHING_TO_SAY =
  'There is nothing to say yet: nothing new, nothing answered and nothing due in the coming week. Share a prediction in the channel, and it will be in the next digest.';

/** What a person reads instead, and what to do. */
export function digestProblemText(problem: DigestProblem, channelName: string): string {
  const where = channelName === '' ? 'this channel' : `#${escapeMrkdwn(channelName)}`;
  return PROBLEMS[problem].replaceAll('{channel}', where);
}

const PROBLEMS: Readonly<Record<DigestProblem, string>> = {
  'bot-not-in-channel': 'I am not in {channel} yet. Type `/invite` and my name there, then try again.',
  'channel-unknown':
    'A digest belongs to a channel, and I cannot see this one. Type `/invite` and my name there first, then try again.',
  'channel-archived': '{channel} is archived, so nothing can be posted there.',
  'not-a-member': 'Only people who are in {channel} can do that. Join it first.',
  guest: 'Only full members of the workspace can do that. Ask somebody in {channel}.',
};
