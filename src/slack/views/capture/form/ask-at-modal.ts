import type { ModalView } from '@slack/types';
import { captureIds } from '../../../ids/capture.ts';
import { plain } from '../../../mrkdwn.ts';
import { encodeModal, type ModalPayload } from '../../../payloads/capture.ts';
import { whenFields } from './when-fields.ts';

/** Asks when Hunch shall ask instead. */
export const askAtModal = (payload: ModalPayload): ModalView => ({
  type: 'modal',
  callback_id: captureIds.askAtModal,
  private_metadata: encodeModal(payload),
  title: plain('Ask at another time'),
  submit: plain('Save'),
  close: plain('Cancel'),
  blocks: whenFields({ whenPreset: '', whenTyped: '' }),
});
