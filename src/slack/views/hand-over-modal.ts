import type { ModalView } from '@slack/types';
import { captureIds } from '../ids/capture.ts';
import { plain } from '../mrkdwn.ts';

/** Asks who shall be asked for the outcome, and says what that changes. */
export function handOverModal(callbackId: string, metadata: string): ModalView {
  return {
    type: 'modal',
    callback_id: callbackId,
    private_metadata: metadata,
    title: plain('Hand over'),
    submit: plain('Hand over'),
    close: plain('Cancel'),
    blocks: [
      {
        type: 'input',
        block_id: captureIds.handOverTo,
        label: plain('Who shall be asked what happened?'),
        hint: plain(
          'They get a direct message with the claim, and may answer or hand it on. The author may still answer. Scores stay with those who forecast.',
        ),
        element: { type: 'users_select', action_id: captureIds.handOverTo, placeholder: plain('A person') },
      },
    ],
  };
}
