import type { InputBlock, KnownBlock, PlainTextOption } from '@slack/types';
import { literal, OPTION_TEXT_MAX, PLACEHOLDER_MAX, plain } from '../mrkdwn.ts';

/** Longest text a person can type into a field, and the longest a field can be filled with beforehand. */
export const INPUT_TEXT_MAX = 3000;
/** Longest label or hint of a field. */
const LABEL_MAX = 2000;

interface FieldWords {
  readonly label: string;
  readonly placeholder?: string | undefined;
  readonly hint?: string | undefined;
  readonly optional?: boolean | undefined;
}

interface TextFieldWords extends FieldWords {
  readonly initial?: string | undefined;
  readonly multiline?: boolean | undefined;
}

/** A field to type in. Its block and element share one id, by which Slack keeps what was typed when the view changes. */
export function textField(id: string, words: TextFieldWords): InputBlock {
  return {
    ...frame(id, words),
    element: {
      type: 'plain_text_input',
      action_id: id,
      ...(words.multiline ? { multiline: true } : {}),
      ...(words.initial ? { initial_value: shortenTo(words.initial, INPUT_TEXT_MAX) } : {}),
      ...placeholderOf(words),
    },
  };
}

/** A field to choose one of a few things; `dispatches` tells Hunch at once when the choice changes. */
export function radioField(
  id: string,
  words: FieldWords & {
    readonly options: readonly PlainTextOption[];
    readonly initial: string;
    readonly dispatches?: boolean;
  },
): InputBlock {
  const initial = words.options.find((option) => option.value === words.initial);
  return {
    ...frame(id, words),
    ...(words.dispatches ? { dispatch_action: true } : {}),
    element: {
      type: 'radio_buttons',
      action_id: id,
      options: [...words.options],
      ...(initial ? { initial_option: initial } : {}),
    },
  };
}

/** A menu to choose one thing from; without a known `initial` nothing is chosen. */
export function selectField(
  id: string,
  words: FieldWords & { readonly options: readonly PlainTextOption[]; readonly initial?: string },
): InputBlock {
  const initial = words.options.find((option) => option.value === words.initial);
  return {
    ...frame(id, words),
    element: {
      type: 'static_select',
      action_id: id,
      options: [...words.options],
      ...(initial ? { initial_option: initial } : {}),
      ...placeholderOf(words),
    },
  };
}

/** A field to tick any of a few things. */
export function boxesField(
  id: string,
  words: {
    readonly label: string;
    readonly hint?: string;
    readonly options: readonly PlainTextOption[];
    readonly ticked: readonly string[];
  },
): InputBlock {
  const initial = words.options.filter((option) => words.ticked.includes(option.value ?? ''));
  return {
    ...frame(id, { ...words, optional: true }),
    element: {
      type: 'checkboxes',
      action_id: id,
      options: [...words.options],
      ...(initial.length > 0 ? { initial_options: initial } : {}),
    },
  };
}

/** An option whose text and value are Hunch's own words. */
export const optionOf = (value: string, text: string): PlainTextOption => ({
  text: plain(text, OPTION_TEXT_MAX),
  value,
});

/** An option whose text somebody typed. */
export const typedOption = (value: string, text: string): PlainTextOption => ({
  text: literal(text, OPTION_TEXT_MAX),
  value,
});

/** What every field has; the element is added by the caller. */
export function frame(id: string, words: FieldWords) {
  return {
    type: 'input' as const,
    block_id: id,
    label: plain(words.label, LABEL_MAX),
    optional: words.optional ?? false,
    ...(words.hint ? { hint: plain(words.hint, LABEL_MAX) } : {}),
  };
}

/** The words shown in an empty field, where there are any. */
export const placeholderOf = (words: { readonly placeholder?: string | undefined }) =>
  words.placeholder ? { placeholder: plain(words.placeholder, PLACEHOLDER_MAX) } : {};

/** Blocks without the gaps that conditional ones leave. */
export const present = (blocks: readonly (KnownBlock | null | undefined | false)[]): KnownBlock[] =>
  blocks.filter((block): block is KnownBlock => Boolean(block));

const shortenTo = (text: string, max: number): string => text.toWellFormed().slice(0, max).toWellFormed();
