import type { KnownBlock } from '@slack/types';
import { LARGE_SURPRISE_BITS } from '../../../domain/scores/surprise.ts';
import type { ListedPrediction, ListFigures } from '../../../figures/list.ts';
import { homeIds } from '../../ids/home.ts';
import type { Message } from '../../messenger.ts';
import { escapeMrkdwn, escapeShort, moment, mrkdwn } from '../../mrkdwn.ts';
import { encodeList } from '../../payloads/home.ts';
import { authorsMenu } from '../answer/more-menu.ts';
import { oneLine } from '../answer/question.ts';
import { pager } from './pager.ts';

/** Longest claim and forecast in a list. */
const CLAIM_IN_LIST = 200;
const SAID_IN_LIST = 160;
const HAPPENED_IN_LIST = 80;

/** A person's predictions in one reply that only they see; an empty one says what to do next. */
export function listMessage(figures: ListFigures, commandName: string): Message {
  const { lines, total, filter, offset, pageSize } = figures;
  if (total === 0) return { text: emptyText(figures, commandName) };
  const text = `${headline(figures)}: ${total}`;
  const blocks: KnownBlock[] = [
    { type: 'section', text: mrkdwn(`*${escapeMrkdwn(text)}*`) },
    ...lines.map(lineBlock),
    ...pager(
      { id: homeIds.list, words: ['Newer', 'Older'], pageSize },
      { offset, shown: lines.length, total },
      (at) => encodeList({ ...filter, offset: at }),
    ),
  ];
  return { text: escapeMrkdwn(text), blocks };
}

const STATE = { open: 'open ', waiting: 'waiting ', answered: 'answered ' } as const;

function headline({ filter }: ListFigures): string {
  const state = filter.state === null ? '' : STATE[filter.state];
  return `Your ${state}predictions${filter.tag === null ? '' : ` with #${filter.tag}`}`;
}

/** What the author can do with any of theirs: hand it over while it is open, say it again with changes. */
function lineBlock(line: ListedPrediction): KnownBlock {
  const accessory = line.isAuthor ? authorsMenu(line) : null;
  return { type: 'section', text: mrkdwn(lineText(line)), ...(accessory ? { accessory } : {}) };
}

function lineText(line: ListedPrediction): string {
  const { prediction, said } = line;
  const claim = `*${escapeShort(oneLine(prediction.claim), CLAIM_IN_LIST)}*`;
  const forecast = said === null ? '' : `you said ${escapeShort(said, SAID_IN_LIST)}, `;
  return `${claim}\n${forecast}${stateText(line)}`;
}

function stateText({ prediction, state, happened, surpriseBits }: ListedPrediction): string {
  const due = moment(prediction.due.at, prediction.due.at.slice(0, 16).replace('T', ' '));
  if (state === 'answered') {
    const surprise = (surpriseBits ?? 0) >= LARGE_SURPRISE_BITS ? ', a surprise' : '';
    return `it came out ${escapeShort(happened ?? '', HAPPENED_IN_LIST)}${surprise}`;
  }
  return state === 'waiting' ? `due ${due}, waiting for its outcome on my Home tab` : `asked ${due}`;
}

function emptyText({ filter }: ListFigures, commandName: string): string {
  const { state, tag } = filter;
  if (tag !== null)
    return `Nothing ${state === null ? '' : STATE[state]}with #${escapeMrkdwn(tag)}. Put #${escapeMrkdwn(tag)} into a prediction's line, and it is found here.`;
  return {
    all: `You have no predictions yet. Type \`${commandName} val_loss &lt; 0.35 by tomorrow 70%\`, or \`${commandName}\` alone for a form.`,
    open: `Nothing is open. \`${commandName}\` records what you expect of the next run.`,
    waiting: `Nothing waits for you. \`${commandName} list open\` shows what will be asked.`,
    answered: `Nothing is answered yet. \`${commandName} list waiting\` shows what could be.`,
  }[state ?? 'all'];
}
