import type { KnownBlock, ModalView } from '@slack/types';
import type { ReadBack } from '../../../figures/capture/read-back.ts';
import { captureIds } from '../../ids/capture.ts';
import type { Message } from '../../messenger.ts';
import { escapeMrkdwn, mrkdwn, plain, shorten } from '../../mrkdwn.ts';
import { present } from '../inputs.ts';
import type { Shown } from './button.ts';
import { draftBlocks } from './draft.ts';
import { noteText } from './notes.ts';
import { recordedAmongSeveral, recordedBlocks, recordedHeadline } from './recorded.ts';
import { ALONE, AMONG_SEVERAL } from './room.ts';
import { notSharedText, offerBlocks } from './sharing.ts';

/** What somebody reads after typing: what was recorded with its buttons, and what waits for a tap. */
export function readBackMessage(back: ReadBack): Message {
  return { text: headline(back), blocks: readBackBlocks(back) };
}

/** The same inside a modal, where there is no message to answer in. */
export function readBackView(back: ReadBack): ModalView {
  return {
    type: 'modal',
    callback_id: captureIds.recordedView,
    title: plain(back.recorded.length > 0 ? 'Recorded' : 'Not recorded yet'),
    close: plain('Done'),
    blocks: readBackBlocks(back),
  };
}

function readBackBlocks(back: ReadBack): KnownBlock[] {
  const shown = idsOf(back);
  const isAlone = back.recorded.length + back.drafts.length === 1;
  const recorded = isAlone ? recordedBlocks : recordedAmongSeveral;
  const remarks = [...back.notes.map(noteText), ...(back.isCut ? [CUT] : [])];
  const blocks = present([
    ...back.recorded.flatMap((line) => recorded(line, back, shown)),
    remarks.length > 0 && { type: 'context', elements: [mrkdwn(remarks.join(' '))] },
    back.notShared && textBlock(notSharedText(back.notShared), NOT_SHARED_MAX),
    ...(back.offer ? offerBlocks(back.offer, shown) : []),
    ...back.drafts.flatMap((line) => draftBlocks(line, back, shown, isAlone ? ALONE : AMONG_SEVERAL)),
  ]);
  return blocks.length > 0 ? blocks : [textBlock(GONE)];
}

function headline(back: ReadBack): string {
  const [first] = back.recorded;
  if (first && back.recorded.length === 1) return recordedHeadline(first, back);
  if (first) return `Recorded ${back.recorded.length} predictions.`;
  const [draft] = back.drafts;
  return draft ? `Not recorded yet: ${escapeMrkdwn(shorten(draft.text, AMONG_SEVERAL.claim))}` : GONE;
}

/** Everything shown together, so that one press can show all of it anew. */
function idsOf(back: ReadBack): Shown {
  return {
    predictionIds: back.recorded.map((line) => line.prediction.id),
    draftIds: back.drafts.map((line) => line.draftId),
  };
}

const CUT = 'Eight lines at a time: the rest waits as drafts on my Home tab.';

const GONE = 'Nothing is left here: it was withdrawn or thrown away.';

/** Room for one sentence and a link, beside as many lines as there may be. */
const NOT_SHARED_MAX = 600;

const textBlock = (text: string, max?: number): KnownBlock => ({ type: 'section', text: mrkdwn(text, max) });
