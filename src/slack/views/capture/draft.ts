import type { Button, KnownBlock } from '@slack/types';
import type { Proposal } from '../../../domain/capture/proposal.ts';
import type { OneReading, Understanding } from '../../../domain/capture/understanding.ts';
import { forecastWords } from '../../../domain/prediction/words.ts';
import type { Note } from '../../../domain/reading/reading.ts';
import { formatMoment } from '../../../domain/time/format.ts';
import type { DraftLine, ReadBack } from '../../../figures/capture/read-back.ts';
import { captureIds, percentButtonId } from '../../ids/capture.ts';
import { escapeMrkdwn, literal, mrkdwn } from '../../mrkdwn.ts';
import { claimDetails } from '../details.ts';
import { QUICK_PERCENTS } from '../quick-percents.ts';
import { captureButton, type Shown } from './button.ts';
import { noteText } from './notes.ts';
import type { Room } from './room.ts';

type Reader = Pick<ReadBack, 'now' | 'zone'>;

/** Two readings stand beside the line itself, and all three must fit into Slack's sum of block text. */
const READING_MAX = 2000;

/** What Hunch understood of a line that is not recorded yet, and the one tap that records it. */
export function draftBlocks(line: DraftLine, reader: Reader, shown: Shown, room: Room): KnownBlock[] {
  return [...body(line, reader, shown, room), buttonsFor(line, line.understanding, shown)];
}

function body(line: DraftLine, reader: Reader, shown: Shown, room: Room): KnownBlock[] {
  const understood = line.understanding;
  switch (understood.certainty) {
    case 'sure':
    case 'unsure':
      return [
        section('Did I read this right? It is not recorded yet.'),
        ...proposalBlocks(understood.proposal, reader, room),
        ...notesBlock(understood.notes),
      ];
    case 'two-way':
      return [
        section('This can be read in two ways. Which one do you mean? It is not recorded yet.'),
        literalSection(line.text, room.claim),
        ...([0, 1] as const).map((way) => readingBlock(understood.readings[way], way, line, shown, room)),
      ];
    case 'needs-percent':
      return [
        section('How likely is it? One tap records it.'),
        literalSection(understood.proposal.claim, room.claim),
        section(
          [whenLine(understood.proposal, reader), ...claimDetails(understood.proposal, false)].join('\n'),
          room.details,
        ),
      ];
    case 'needs-form':
      return [
        section(`Not recorded yet. ${escapeMrkdwn(understood.problem)}`, room.details),
        literalSection(line.text, room.claim),
      ];
  }
}

/** What would be recorded, with everything that matters. */
function proposalBlocks(proposal: Proposal, reader: Reader, room: Room): KnownBlock[] {
  const words = `You say *${escapeMrkdwn(forecastWords(proposal.value, proposal))}*`;
  return [
    literalSection(proposal.claim, room.claim),
    section([whenLine(proposal, reader), words, ...claimDetails(proposal, false)].join('\n'), room.details),
  ];
}

function readingBlock(
  reading: OneReading,
  way: 0 | 1,
  line: DraftLine,
  shown: Shown,
  room: Room,
): KnownBlock {
  const id = way === 0 ? captureIds.firstReading : captureIds.secondReading;
  return {
    type: 'section',
    text: literal(`${way + 1}. ${reading.meaning}`, Math.min(room.claim, READING_MAX)),
    accessory: captureButton(id, `I mean ${way + 1}`, { d: line.draftId, r: way }, shown),
  };
}

function notesBlock(notes: readonly Note[]): KnownBlock[] {
  if (notes.length === 0) return [];
  return [{ type: 'context', elements: [mrkdwn(notes.map(noteText).join('\n'))] }];
}

function whenLine({ due }: Pick<Proposal, 'due'>, reader: Reader): string {
  const at = formatMoment(due.at, reader.now, reader.zone);
  return due.rule === 'run' ? `Asked when the run finishes, *${at}* at the latest` : `Asked *${at}*`;
}

function buttonsFor(line: DraftLine, understood: Understanding, shown: Shown): KnownBlock {
  const named = { d: line.draftId };
  const edit = captureButton(captureIds.finish, 'Edit', named, shown);
  const discard = captureButton(captureIds.discard, 'Throw away', named, shown);
  return { type: 'actions', elements: [...firstButtons(), discard] };

  function firstButtons(): Button[] {
    switch (understood.certainty) {
      case 'sure':
      case 'unsure':
        return [captureButton(captureIds.looksRight, 'Looks right', named, shown, 'primary'), edit];
      case 'two-way':
        return [edit];
      case 'needs-percent':
        return [...percentButtons(line, shown), edit];
      case 'needs-form':
        return [captureButton(captureIds.finish, 'Finish it', named, shown, 'primary')];
    }
  }
}

/** The quick percents for a draft, or for one of its two readings. */
function percentButtons({ draftId, reading }: DraftLine, shown: Shown): Button[] {
  const named = { d: draftId, ...(reading === null ? {} : { r: reading }) };
  return [
    ...QUICK_PERCENTS.map((percent) =>
      captureButton(percentButtonId(percent), `${percent}%`, { ...named, n: percent }, shown),
    ),
    captureButton(captureIds.otherPercent, 'Other', named, shown),
  ];
}

const section = (text: string, max?: number): KnownBlock => ({ type: 'section', text: mrkdwn(text, max) });

/** What was typed, untouched. */
const literalSection = (text: string, max: number): KnownBlock => ({
  type: 'section',
  text: literal(text, max),
});
