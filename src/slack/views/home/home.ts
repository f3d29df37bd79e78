import type { Button, HomeView, KnownBlock } from '@slack/types';
import { typedWords } from '../../../domain/capture/typed-words.ts';
import { HOME_PAGE, type HomePages } from '../../../domain/people/home-pages.ts';
import type { HomeFigures } from '../../../figures/home.ts';
import type { Question } from '../../../figures/questions/questions.ts';
import { captureIds } from '../../ids/capture.ts';
import { homeIds } from '../../ids/home.ts';
import { settingsIds } from '../../ids/settings.ts';
import { escapeMrkdwn, literal, moment, mrkdwn, person, plain, shorten } from '../../mrkdwn.ts';
import { encodePages } from '../../payloads/home.ts';
import { answerAllButton } from '../answer/answer-all.ts';
import { moreMenu } from '../answer/more-menu.ts';
import { oneLine, questionBlocks } from '../answer/question.ts';
import { captureButton } from '../capture/button.ts';
import { present } from '../inputs.ts';
import { pager } from './pager.ts';
import { recordBlocks } from './record.ts';

/** Longest claim in a list. */
const CLAIM_IN_LIST = 200;

/** A person's Home: what waits for them first, answered right there; then drafts, open and recent ones. */
export function homeView(figures: HomeFigures, commandName: string): HomeView {
  const blocks = figures.isFirstVisit ? firstVisit(commandName) : present(sections(figures, commandName));
  return { type: 'home', blocks };
}

function firstVisit(commandName: string): KnownBlock[] {
  const lines = [
    'Before a run, say what you expect and how sure you are. It takes seconds.',
    'When it is over I ask what happened, and show how far off you were.',
    `Type \`${commandName} val_loss &lt; 0.35 by tomorrow 70%\` anywhere, or press the button.`,
  ];
  return [
    { type: 'section', text: mrkdwn(lines.join('\n')) },
    { type: 'actions', elements: [newButton] },
  ];
}

function sections(figures: HomeFigures, commandName: string): (KnownBlock | null)[] {
  const { waiting, drafts, open, recent } = figures;
  const pages = { waiting: waiting.offset, open: open.offset, recent: recent.offset };
  const turner = (part: keyof HomePages) =>
    pager(
      { id: homeIds.page, words: PAGE_WORDS[part], pageSize: HOME_PAGE[part] },
      { offset: figures[part].offset, shown: figures[part].questions.length, total: figures[part].total },
      (offset) => encodePages({ ...pages, [part]: offset }),
    );
  return [
    { type: 'actions', elements: [newButton, settingsButton, privacyButton] },
    ...heading('Waiting for you', waiting.total),
    waiting.total > 1 ? { type: 'actions', elements: [answerAllButton] } : null,
    ...waiting.questions.flatMap((question) => questionBlocks(question)),
    ...turner('waiting'),
    ...heading('Not recorded yet', drafts.length),
    ...drafts.flatMap(draftBlocks),
    ...heading('Open', open.total),
    ...open.questions.map(openBlock),
    ...turner('open'),
    ...heading('Answered lately', recent.total),
    ...recent.questions.flatMap((question) => questionBlocks(question)),
    ...turner('recent'),
    ...recordBlocks(figures.record, commandName),
    { type: 'divider' },
    {
      type: 'context',
      elements: [
        mrkdwn(
          `Only you see this page. \`${commandName} help\` says what I can do; \`${commandName} list\` finds older predictions.`,
        ),
      ],
    },
  ];
}

const newButton: Button = {
  type: 'button',
  action_id: captureIds.open,
  style: 'primary',
  text: plain('New prediction'),
};

const settingsButton: Button = { type: 'button', action_id: settingsIds.open, text: plain('Settings') };

const privacyButton: Button = {
  type: 'button',
  action_id: settingsIds.privacy,
  text: plain('Who sees what'),
};

function heading(words: string, count: number): KnownBlock[] {
  return count === 0 ? [] : [{ type: 'header', text: plain(words, 150) }];
}

/** What turning the page towards the beginning and towards the end is called. */
const PAGE_WORDS = {
  waiting: ['Longer waiting', 'More that waits'],
  open: ['Sooner', 'Later'],
  recent: ['Newer', 'Older'],
} as const;

function draftBlocks(draft: HomeFigures['drafts'][number]): KnownBlock[] {
  const shown = { predictionIds: [], draftIds: [draft.id] };
  return [
    { type: 'section', text: literal(shorten(typedWords(draft.text), CLAIM_IN_LIST)) },
    {
      type: 'actions',
      elements: [
        captureButton(captureIds.finish, 'Finish it', { d: draft.id }, shown),
        captureButton(captureIds.discard, 'Throw away', { d: draft.id }, shown),
      ],
    },
  ];
}

function openBlock(question: Question): KnownBlock {
  const { prediction, said, isAuthor } = question;
  const claim = `*${escapeMrkdwn(shorten(oneLine(prediction.claim), CLAIM_IN_LIST))}*`;
  const at = moment(prediction.due.at, prediction.due.at.slice(0, 16).replace('T', ' '));
  const when = prediction.due.rule === 'run' ? `due when the run finishes, ${at} at the latest` : `due ${at}`;
  const whom =
    isAuthor && prediction.askedId !== prediction.authorId ? `, asked of ${person(prediction.askedId)}` : '';
  const forecast = said === null ? '' : `you said ${escapeMrkdwn(shorten(said, CLAIM_IN_LIST))}, `;
  const accessory = moreMenu(question);
  return { type: 'section', text: mrkdwn(`${claim}\n${forecast}${when}${whom}`), accessory };
}
