import type { ModalView } from '@slack/types';
import { mrkdwn, plain } from '../mrkdwn.ts';

/** A sentence for somebody who pressed something where no message can answer: on Home, or in a modal. */
export const sentenceModal = (text: string): ModalView => ({
  type: 'modal',
  title: plain('Hunch'),
  close: plain('Close'),
  blocks: [{ type: 'section', text: mrkdwn(text) }],
});
