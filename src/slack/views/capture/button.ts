import type { Captured } from '../../../domain/capture/captured.ts';
import { BUTTON_TEXT_MAX, plain } from '../../mrkdwn.ts';
import { type ButtonPayload, encodeButton } from '../../payloads/capture.ts';

/** What is shown together with a button. */
export type Shown = Pick<Captured, 'predictionIds' | 'draftIds'>;

/** A button of a reading back; it carries everything shown beside it, so that a press can show all of it anew. */
export function captureButton(
  id: string,
  words: string,
  payload: Omit<ButtonPayload, 'all'>,
  shown: Shown,
  style?: 'primary' | 'danger',
) {
  const all = { p: [...shown.predictionIds], d: [...shown.draftIds] };
  return {
    type: 'button' as const,
    action_id: id,
    text: plain(words, BUTTON_TEXT_MAX),
    value: encodeButton({ ...payload, all }),
    ...(style ? { style } : {}),
  };
}
