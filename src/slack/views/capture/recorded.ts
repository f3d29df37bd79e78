import type { ActionsBlock, KnownBlock } from '@slack/types';
import { forecastWords } from '../../../domain/prediction/words.ts';
import { formatMoment } from '../../../domain/time/format.ts';
import type { ReadBack, RecordedLine } from '../../../figures/read-back.ts';
import { captureIds } from '../../ids/capture.ts';
import { escapeMrkdwn, literal, mrkdwn, plain } from '../../mrkdwn.ts';
import { claimDetails } from '../details.ts';
import { present } from '../inputs.ts';
import { captureButton, type Shown } from './button.ts';
import { noteText } from './notes.ts';

/** The longest claim where several are read back in one message. */
const CLAIM_AMONG_SEVERAL = 200;

/** What was recorded, when Hunch asks, who sees it, and what can be changed about it. */
export function recordedBlocks(line: RecordedLine, back: ReadBack, shown: Shown): KnownBlock[] {
  const { prediction, value } = line;
  const isAlone = back.recorded.length === 1;
  return present([
    {
      type: 'section',
      text: mrkdwn(recordedHeadline(line, back)),
      ...(line.mayWithdraw
        ? { accessory: captureButton(captureIds.askAt, 'Ask at another time', { p: prediction.id }, shown) }
        : {}),
    },
    { type: 'section', text: literal(prediction.claim, isAlone ? undefined : CLAIM_AMONG_SEVERAL) },
    {
      type: 'section',
      text: mrkdwn(
        [
          `You say *${escapeMrkdwn(forecastWords(value, prediction))}*`,
          ...claimDetails(prediction, isAlone),
        ].join('\n'),
      ),
      ...(back.notes.some((note) => note.kind === 'level-assumed') && value.kind === 'numeric' && line.mayEdit
        ? {
            accessory: captureButton(
              captureIds.changeLevel,
              `Change the ${value.level}%`,
              { p: prediction.id },
              shown,
            ),
          }
        : {}),
    },
    { type: 'context', elements: [mrkdwn(whoSees(line, back))] },
    actions(line, back, shown),
  ]);
}

/** When Hunch asks; the first thing an author wants to check. */
export function recordedHeadline({ prediction }: RecordedLine, back: Pick<ReadBack, 'now' | 'zone'>): string {
  const at = formatMoment(prediction.due.at, back.now, back.zone);
  if (prediction.due.rule === 'run')
    return `Recorded. I will ask when the run finishes, *${at}* at the latest.`;
  return prediction.due.isChosen
    ? `Recorded. I will ask *${at}*.`
    : `Recorded. You gave no time, so I will ask *${at}*.`;
}

function whoSees({ prediction, channelName }: RecordedLine, back: ReadBack): string {
  const seen =
    prediction.sharedChannelId === null
      ? 'Private: only you see it.'
      : `Shared in ${channelName ? `#${escapeMrkdwn(channelName)}` : 'the channel'}, ${
          prediction.hidesForecasts ? 'numbers hidden until the outcome' : 'with its numbers'
        }.`;
  return [seen, ...back.notes.map(noteText), ...(back.isCut ? [CUT] : [])].join(' ');
}

const CUT = 'Ten lines at a time: the rest waits as drafts on my Home tab.';

function actions(line: RecordedLine, { named: people }: ReadBack, shown: Shown): ActionsBlock {
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
