import type { KnownBlock, ModalView } from '@slack/types';
import type { Prediction } from '../../../domain/prediction/prediction.ts';
import { cardIds, optionFieldId } from '../../ids/card.ts';
import { literal, plain } from '../../mrkdwn.ts';
import { encodeCard } from '../../payloads/card.ts';
import { intervalFields, percentField } from '../capture/form/answer-fields.ts';
import { textField } from '../inputs.ts';

/** Asks what somebody says on a shared prediction; it never shows what others said. */
export function forecastModal(prediction: Prediction, replyUrl: string): ModalView {
  return {
    type: 'modal',
    callback_id: cardIds.forecastModal,
    private_metadata: encodeCard({
      p: prediction.id,
      c: prediction.sharedChannelId ?? undefined,
      u: replyUrl,
    }),
    title: plain('Add your forecast'),
    submit: plain('Add'),
    close: plain('Cancel'),
    blocks: [{ type: 'section', text: literal(prediction.claim) }, ...fields(prediction)],
  };
}

function fields(prediction: Prediction): KnownBlock[] {
  switch (prediction.kind) {
    case 'binary':
      return [percentField()];
    case 'numeric':
      return intervalFields({ low: '', median: '', high: '', level: '' });
    case 'choice':
      return prediction.options.map((label, position) =>
        textField(optionFieldId(position), { label: `${label}: how likely?`, placeholder: '45' }),
      );
  }
}
