import { flag, may, must, type Shape, shape, text } from './rules/rule.ts';
import { blockShapes } from './rules/shapes/blocks.ts';
import { choiceShapes } from './rules/shapes/elements.ts';
import { pickingShapes, typingShapes } from './rules/shapes/inputs.ts';
import { messageBlockShapes } from './rules/shapes/message-blocks.ts';
import { richTextShapes } from './rules/shapes/rich-text.ts';
import { compositionShapes } from './rules/shapes/texts.ts';
import { viewShapes } from './rules/shapes/views.ts';

/** Texts beside each other in a section; a text object of at most 2,000 characters. */
const fieldShapes: readonly Shape[] = [
  shape(
    'plain field',
    'reference/block-kit/blocks/section-block',
    { text: must(text(2_000)), emoji: may(flag) },
    { type: 'plain_text' },
  ),
  shape(
    'mrkdwn field',
    'reference/block-kit/blocks/section-block',
    { text: must(text(2_000)), verbatim: may(flag) },
    { type: 'mrkdwn' },
  ),
];

/**
 * What Slack accepts, as one table: every block, element, view and object, its fields, their limits and the page of
 * Slack's documentation that says so. What is not in the table is refused. Tests are generated from it.
 */
export const shapes: ReadonlyMap<string, Shape> = new Map(
  [
    ...compositionShapes,
    ...fieldShapes,
    ...choiceShapes,
    ...typingShapes,
    ...pickingShapes,
    ...richTextShapes,
    ...blockShapes,
    ...messageBlockShapes,
    ...viewShapes,
  ].map((each) => [each.name, each]),
);
