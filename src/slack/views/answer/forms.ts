import type { KnownBlock, ModalView } from '@slack/types';
import { PROSE_MAX, type Why } from '../../../domain/prediction/prediction.ts';
import { answerIds } from '../../ids/answer.ts';
import { escapeMrkdwn, literal, MODAL_TITLE_MAX, mrkdwn, plain, shorten } from '../../mrkdwn.ts';
import { encodePlace, type FormPlace } from '../../payloads/answer.ts';
import { oneLine } from './question.ts';

const CLAIM_SHOWN = 300;

/** What a form is about, where that was looked up. */
export interface FormSubject {
  readonly claim: string;
  /** What the person said, in words; null if they gave no forecast. */
  readonly said: string | null;
}

/** Asks for the value of a quantity. With `doubt`, asks whether a value that looks off is really meant. */
export function valueModal(
  place: FormPlace,
  doubt: string | null = null,
  subject: FormSubject | null = null,
): ModalView {
  return {
    type: 'modal',
    callback_id: answerIds.valueForm,
    private_metadata: encodePlace(place),
    title: plain('Enter the value', MODAL_TITLE_MAX),
    submit: plain(doubt === null ? 'Save' : 'Save anyway'),
    close: plain('Cancel'),
    blocks: [
      ...(subject === null ? [] : subjectBlocks(subject)),
      ...(doubt === null ? [] : [{ type: 'section' as const, text: literal(doubt) }]),
      {
        type: 'input',
        block_id: answerIds.valueField,
        label: plain('What came out?'),
        hint: plain('A number, like 0.342, 12k or 3e-4. NaN if it diverged.'),
        element: {
          type: 'plain_text_input',
          action_id: answerIds.valueField,
          max_length: 100,
          ...(place.value === null ? {} : { initial_value: String(place.value) }),
        },
      },
    ],
  };
}

function subjectBlocks({ claim, said }: FormSubject): KnownBlock[] {
  const text = mrkdwn(`*${escapeMrkdwn(shorten(oneLine(claim), CLAIM_SHOWN))}*`);
  const context = mrkdwn(`You said ${escapeMrkdwn(said ?? '')}`);
  return [
    { type: 'section', text },
    ...(said === null ? [] : [{ type: 'context' as const, elements: [context] }]),
  ];
}

/** Asks when to ask again. */
export function laterModal(place: FormPlace): ModalView {
  return {
    type: 'modal',
    callback_id: answerIds.laterForm,
    private_metadata: encodePlace(place),
    title: plain('Ask at another time', MODAL_TITLE_MAX),
    submit: plain('Ask me then'),
    close: plain('Cancel'),
    blocks: [
      {
        type: 'input',
        block_id: answerIds.laterField,
        label: plain('When shall I ask?'),
        hint: plain('For example: in 3h, tomorrow 9am, Friday 17:00, eod'),
        element: { type: 'plain_text_input', action_id: answerIds.laterField, max_length: 100 },
      },
    ],
  };
}

const WHY: readonly (readonly [Why, string])[] = [
  ['wrong-belief', 'I believed something wrong'],
  ['bug', 'A bug'],
  ['luck', 'Luck or noise'],
  ['cannot-tell', "Can't tell"],
];

/** Asks, all optional, what happened, what to remember, and why it came out so. */
export function noteModal(
  place: FormPlace,
  known: { readonly note: string | null; readonly lesson: string | null; readonly why: Why | null },
): ModalView {
  const prose = (id: string, label: string, hint: string, value: string | null) => ({
    type: 'input' as const,
    block_id: id,
    optional: true,
    label: plain(label),
    hint: plain(hint),
    element: {
      type: 'plain_text_input' as const,
      action_id: id,
      multiline: true,
      max_length: PROSE_MAX,
      ...(value ? { initial_value: value } : {}),
    },
  });
  const options = WHY.map(([value, text]) => ({ text: plain(text), value }));
  const initial = options.find((option) => option.value === known.why);
  return {
    type: 'modal',
    callback_id: answerIds.noteForm,
    private_metadata: encodePlace(place),
    title: plain('What did you learn?', MODAL_TITLE_MAX),
    submit: plain('Save'),
    close: plain('Cancel'),
    blocks: [
      prose(answerIds.noteField, 'What happened?', 'One line is enough.', known.note),
      prose(
        answerIds.lessonField,
        'What would you tell yourself before the run?',
        'The next prediction like this one will show it to you.',
        known.lesson,
      ),
      {
        type: 'input',
        block_id: answerIds.whyField,
        optional: true,
        label: plain('Why did it come out so?'),
        element: {
          type: 'radio_buttons',
          action_id: answerIds.whyField,
          options,
          ...(initial ? { initial_option: initial } : {}),
        },
      },
    ],
  };
}
