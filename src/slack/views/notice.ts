import { noticeIds } from '../ids/notice.ts';
import type { Message } from '../messenger.ts';
import { escapeMrkdwn, mrkdwn, plain } from '../mrkdwn.ts';

/** What could not be delivered, and why, in words; `again` names the delivery that may be posted again. */
export interface NoticeWords {
  readonly what: string;
  readonly problem: string;
  readonly todo: string;
  readonly again: string | null;
}

/** One DM about something that did not arrive. */
export function noticeMessage(words: NoticeWords): Message {
  const text = `${escapeMrkdwn(words.what)} ${escapeMrkdwn(words.problem)} ${escapeMrkdwn(words.todo)}`;
  const button = {
    type: 'actions' as const,
    elements: [
      {
        type: 'button' as const,
        action_id: noticeIds.postAgain,
        text: plain('Post it again'),
        value: words.again ?? '',
      },
    ],
  };
  return {
    text,
    blocks: [{ type: 'section', text: mrkdwn(text) }, ...(words.again === null ? [] : [button])],
  };
}
