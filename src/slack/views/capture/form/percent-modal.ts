import type { ModalView } from '@slack/types';
import { captureIds } from '../../../ids/capture.ts';
import { plain } from '../../../mrkdwn.ts';
import { encodeModal, type ModalPayload } from '../../../payloads/capture.ts';
import { percentField } from './answer-fields.ts';

/** Asks for a percent that no button offers. */
export const percentModal = (payload: ModalPayload): ModalView => ({
  type: 'modal',
  callback_id: captureIds.percentModal,
  private_metadata: encodeModal(payload),
  title: plain('How likely is it?'),
  submit: plain('Record'),
  close: plain('Cancel'),
  blocks: [percentField()],
});
