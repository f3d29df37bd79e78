import { checkShape, type Finding } from '../../sandbox/rules/check.ts';
import { findWhole } from '../../sandbox/rules/message.ts';
import { SURFACES } from '../../sandbox/rules/shapes/blocks.ts';
import type { Message } from '../../src/slack/messenger.ts';

/** What Slack would refuse in a message; empty if it takes it. */
export function wrongInMessage({ blocks = [], text }: Message): readonly Finding[] {
  const empty = text.trim() === '' ? [{ says: 'no text', pointer: '/text' }] : [];
  return [
    ...empty,
    ...blocks.flatMap((block, index) => checkShape(block, SURFACES.message, `/blocks/${index}`)),
    ...findWhole('message', blocks, '/blocks'),
  ];
}

/** What Slack would refuse in a modal or Home; empty if it takes it. */
export function wrongInView(view: {
  readonly type: string;
  readonly blocks: readonly unknown[];
}): readonly Finding[] {
  const surface = view.type === 'home' ? 'home' : 'modal';
  return [...checkShape(view, [surface], '/view'), ...findWhole(surface, view.blocks, '/view/blocks')];
}
