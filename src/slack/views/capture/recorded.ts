import type { Button, KnownBlock } from '@slack/types';
import { forecastWords } from '../../../domain/prediction/words.ts';
import { formatMoment } from '../../../domain/time/format.ts';
import type { ReadBack, RecordedLine } from '../../../figures/capture/read-back.ts';
import { captureIds } from '../../ids/capture.ts';
import { escapeMrkdwn, literal, mrkdwn, person } from '../../mrkdwn.ts';
import { claimDetails, reasonBlock } from '../details.ts';
import { captureButton, type Shown } from './button.ts';
import { recordedActions } from './recorded-actions.ts';
import { ALONE, AMONG_SEVERAL } from './room.ts';
import { similarBlocks } from './similar.ts';

/** What was recorded, when Hunch asks, who sees it, and what can be changed about it. */
export function recordedBlocks(line: RecordedLine, back: ReadBack, shown: Shown): KnownBlock[] {
  const { prediction } = line;
  const ask = line.mayWithdraw ? askAtButton(line, shown) : null;
  const change = back.notes.some((note) => note.kind === 'level-assumed') ? levelButton(line, shown) : null;
  return [
    {
      type: 'section',
      text: mrkdwn(recordedHeadline(line, back)),
      ...(ask ? { accessory: ask } : {}),
    },
    { type: 'section', text: literal(prediction.claim) },
    {
      type: 'section',
      text: mrkdwn([said(line), ...claimDetails(prediction, false)].join('\n'), ALONE.details),
      ...(change ? { accessory: change } : {}),
    },
    ...(prediction.reason === null ? [] : [reasonBlock(prediction.reason)]),
    { type: 'context', elements: [mrkdwn(whoSees(line))] },
    recordedActions(line, back, shown),
    ...(back.similar ? similarBlocks(back.similar, back) : []),
  ];
}

/** The same in three blocks, for one of several lines. */
export function recordedAmongSeveral(line: RecordedLine, back: ReadBack, shown: Shown): KnownBlock[] {
  const { prediction } = line;
  const ask = line.mayWithdraw ? askAtButton(line, shown) : null;
  return [
    { type: 'section', text: literal(prediction.claim, AMONG_SEVERAL.claim) },
    {
      type: 'section',
      text: mrkdwn(
        [recordedHeadline(line, back), whoSees(line), said(line)].join('\n'),
        AMONG_SEVERAL.details,
      ),
      ...(ask ? { accessory: ask } : {}),
    },
    recordedActions(line, back, shown),
  ];
}

/** When Hunch asks; the first thing an author wants to check. */
export function recordedHeadline({ prediction }: RecordedLine, back: Pick<ReadBack, 'now' | 'zone'>): string {
  const { answer, fellDueAt } = prediction;
  if (answer?.outcome.kind === 'void' && answer.outcome.reason === 'withdrawn')
    return 'Withdrawn. It counts as void: not scored, but counted.';
  if (answer) return 'Answered.';
  if (fellDueAt !== null) return 'It is due: answer it in our direct messages or on my Home tab.';
  const at = formatMoment(prediction.due.at, back.now, back.zone);
  const whom = prediction.askedId === prediction.authorId ? '' : `${person(prediction.askedId)} `;
  if (prediction.due.rule === 'run')
    return `Recorded. I will ask ${whom}when the run finishes, *${at}* at the latest.`;
  return prediction.due.isChosen
    ? `Recorded. I will ask ${whom}*${at}*.`
    : `Recorded. You gave no time, so I will ask ${whom}*${at}*.`;
}

const said = ({ prediction, value }: RecordedLine): string =>
  `You say *${escapeMrkdwn(forecastWords(value, prediction))}*`;

function whoSees({ prediction, channelName }: RecordedLine): string {
  if (prediction.sharedChannelId === null) return 'Private: only you see it.';
  const where = channelName ? `#${escapeMrkdwn(channelName)}` : 'the channel';
  const numbers = prediction.hidesForecasts ? 'numbers hidden until the outcome' : 'with its numbers';
  return `Shared in ${where}, ${numbers}.`;
}

const askAtButton = ({ prediction }: RecordedLine, shown: Shown): Button =>
  captureButton(captureIds.askAt, 'Ask at another time', { p: prediction.id }, shown);

function levelButton({ prediction, value, mayEdit }: RecordedLine, shown: Shown): Button | null {
  if (value.kind !== 'numeric' || !mayEdit) return null;
  return captureButton(captureIds.changeLevel, `Change the ${value.level}%`, { p: prediction.id }, shown);
}
