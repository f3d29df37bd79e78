import type { VNode } from 'preact';
import { withEmoji } from '../text/emoji.ts';
import { decodeEntities } from '../text/mrkdwn.ts';
import { MrkdwnText } from '../text/mrkdwn-text.tsx';
import type { Fields } from './fields.ts';
import { textOf } from './fields.ts';

/** A text object: mrkdwn, or plain text with emoji by name. */
export function Text({ of }: { of: Fields }): VNode {
  if (of['type'] === 'mrkdwn') return <MrkdwnText text={textOf(of)} />;
  return <span class="plain-text">{withEmoji(decodeEntities(textOf(of)))}</span>;
}
