import type { ActionsBlock } from '@slack/types';
import type { ReadBack, RecordedLine } from '../../../figures/capture/read-back.ts';
import { captureIds } from '../../ids/capture.ts';
import { plain } from '../../mrkdwn.ts';
import { captureButton, type Shown } from './button.ts';

/** What can be changed about a recorded prediction, as far as it still can. */
export function recordedActions(line: RecordedLine, { named: people }: ReadBack, shown: Shown): ActionsBlock {
  const { prediction, mayEdit, mayWithdraw } = line;
  const named = { p: prediction.id };
  return {
    type: 'actions',
    elements: [
      mayEdit
        ? captureButton(captureIds.edit, 'Edit', named, shown)
        : captureButton(captureIds.again, 'Again with changes', named, shown),
      ...(prediction.sharedChannelId === null
        ? [captureButton(captureIds.share, 'Share', named, shown), ...askButtons(line, people, shown)]
        : mayEdit
          ? [captureButton(captureIds.unshare, 'Make private', named, shown)]
          : []),
      ...(mayEdit && prediction.reference?.value === null
        ? [
            captureButton(
              captureIds.addReference,
              `Add the value of ${prediction.reference.name}`,
              named,
              shown,
            ),
          ]
        : []),
      ...(prediction.answer === null ? [captureButton(captureIds.handOver, 'Hand over', named, shown)] : []),
      ...(mayWithdraw
        ? [{ ...captureButton(captureIds.withdraw, 'Withdraw', named, shown), confirm: SURE }]
        : []),
    ],
  };
}

/** One tap asks the person that the line named before its claim; nobody is pinged before it. */
function askButtons({ prediction }: RecordedLine, people: ReadBack['named'], shown: Shown) {
  const [person] = people.filter(({ predictionId }) => predictionId === prediction.id);
  if (!person) return [];
  const payload = { p: prediction.id, i: person.userId };
  return [captureButton(captureIds.shareAndAsk, `Share and ask @${person.name}`, payload, shown)];
}

const SURE = {
  title: plain('Withdraw it?'),
  text: plain(
    'In the first ten minutes it goes without trace. Later it counts as void: not scored, but counted.',
    300,
  ),
  confirm: plain('Withdraw'),
  deny: plain('Keep it'),
};
