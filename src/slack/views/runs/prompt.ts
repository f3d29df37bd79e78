import type { Button, KnownBlock } from '@slack/types';
import { formatSpan } from '../../../domain/time/format.ts';
import type { RunPromptFigures } from '../../../figures/questions/run-prompt.ts';
import { runsIds } from '../../ids/runs.ts';
import type { Message } from '../../messenger.ts';
import { escapeMrkdwn, link, mrkdwn, plain, shorten } from '../../mrkdwn.ts';

const NAME_SHOWN = 120;

/** What a person reads when their run has started: a form one tap away, and how to have less of this. */
export function runPromptMessage(figures: RunPromptFigures): Message {
  const started = `${nameOf(figures)} started ${agoWords(figures.ageMs)}.`;
  const lines = [started, ...QUESTIONS[figures.asks](figures)];
  return {
    text: `${escapeMrkdwn(shorten(figures.name, NAME_SHOWN))} started. ${FALLBACKS[figures.asks]}`,
    blocks: [
      { type: 'section', text: mrkdwn(lines.join('\n')) },
      { type: 'actions', elements: BUTTONS[figures.asks].map((button) => buttonOf(button, figures)) },
      ...HINTS[figures.asks],
    ],
  };
}

/** Said in place of the question once somebody chose. */
export function promptsChosenMessage(
  choice: 'every-start' | 'with-prediction' | 'never',
  command: string,
): Message {
  const text = `${CHOSEN[choice]} ${command} settings changes it.`;
  return { text, blocks: [{ type: 'section', text: mrkdwn(text) }] };
}

const CHOSEN = {
  'every-start':
    'I will ask you at every start, after three minutes, at most five times a day and never at night.',
  'with-prediction': 'I keep quiet unless a run is started with a prediction of its own.',
  never: 'I will not write when runs start. Predictions that wait for a run are asked about as before.',
};

const FALLBACKS = {
  prediction: 'What do you expect?',
  whether: 'Shall I ask you what you expect when your runs start?',
  whose: 'Whose run is it?',
};

const QUESTIONS: Record<RunPromptFigures['asks'], (figures: RunPromptFigures) => string[]> = {
  prediction: () => ['What do you expect of it, and how sure are you?'],
  whether: () => ['Shall I ask you what you expect when a run of yours starts?'],
  whose: ({ ownerHint }) =>
    ownerHint === null
      ? ['Whose run is it?']
      : [
          `The tracker says ${escapeMrkdwn(shorten(ownerHint, NAME_SHOWN))}, whom I do not know yet. Whose run is it?`,
        ],
};

type Choice = readonly [id: string, text: string, isFirst: boolean];

const BUTTONS: Record<RunPromptFigures['asks'], readonly Choice[]> = {
  prediction: [
    [runsIds.predict, 'Predict', true],
    [runsIds.never, 'Do not ask at starts', false],
  ],
  whether: [
    [runsIds.everyStart, 'Ask me at every start', true],
    [runsIds.withPrediction, 'Only with a prediction', false],
    [runsIds.never, 'Never', false],
  ],
  whose: [[runsIds.mine, 'Mine', true]],
};

const HINTS: Record<RunPromptFigures['asks'], KnownBlock[]> = {
  prediction: [],
  whether: [
    {
      type: 'context',
      elements: [mrkdwn('I ask this once. Until you choose, I keep quiet at starts.')],
    },
  ],
  whose: [],
};

function buttonOf([id, text, isFirst]: Choice, { runRowId }: RunPromptFigures): Button {
  return {
    type: 'button',
    action_id: id,
    text: plain(text),
    value: runRowId,
    ...(isFirst ? { style: 'primary' as const } : {}),
  };
}

function nameOf({ name, project, url }: RunPromptFigures): string {
  const words = shorten(name, NAME_SHOWN);
  const shown = url === null ? `*${escapeMrkdwn(words)}*` : link(url, words);
  return project === '' ? shown : `${shown} (${escapeMrkdwn(shorten(project, NAME_SHOWN))})`;
}

const agoWords = (ageMs: number): string => (ageMs < 60_000 ? 'just now' : `${formatSpan(ageMs)} ago`);
