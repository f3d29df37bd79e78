import { readdirSync, readFileSync } from 'node:fs';
import type { View } from '@slack/types';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Message } from '../../../../src/slack/messenger.ts';
import { MESSAGE_TEXT_MAX } from '../../../../src/slack/mrkdwn.ts';
import { wrongInMessage, wrongInView } from '../../../support/slack-rules.ts';
import { builders } from './builders.ts';
import { hostile } from './hostile.ts';

describe('Slack takes everything that Hunch shows, however long and odd the words in it, and nobody is pinged', () => {
  test.each(Object.entries(builders))(
    '%s',
    (_name, build) => {
      fc.assert(
        fc.property(hostile, (words) => {
          const built = build(words);
          for (const shown of Array.isArray(built) ? built : [built]) expect(wrongIn(shown)).toEqual([]);
        }),
        { numRuns: 40 },
      );
    },
    60_000,
  );

  test('every builder that there is', () => {
    expect(Object.keys(builders).sort()).toEqual(exportedBuilders().sort());
  });
});

/** Longest `text` of a message: an edit with more is refused. */
const TEXT_MAX = 4000;

function wrongIn(shown: Message | View | string): unknown[] {
  if (typeof shown === 'string') return pings(shown);
  if ('type' in shown) return [...wrongInView(shown), ...mrkdwnOf(shown).flatMap(pings)];
  const { text, blocks = [] } = shown;
  const length = textsOf(blocks).join('').length;
  return [
    ...wrongInMessage(shown),
    ...(length > MESSAGE_TEXT_MAX ? [`${length} characters of block text`] : []),
    ...(text.length > TEXT_MAX ? [`${text.length} characters of text`] : []),
    ...[text, ...mrkdwnOf(blocks)].flatMap(pings),
  ];
}

/** Mentions in mrkdwn that would ping somebody whom Hunch did not mean: U1 and U2 are those it may name. */
const pings = (text: string): string[] => text.match(/<!(?!date\^)[^>]*>|<@(?!U[12]>)[^>]*>|<#[^>]*>/g) ?? [];

function textsOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(textsOf);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) =>
    name === 'text' && typeof part === 'string' ? [part] : textsOf(part),
  );
}

function mrkdwnOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(mrkdwnOf);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'type' in value && value.type === 'mrkdwn' && 'text' in value ? [String(value.text)] : [];
  return [...own, ...Object.values(value).flatMap(mrkdwnOf)];
}

/** Exports of src/slack/views that return a message, a view or, by their name, a text. */
function exportedBuilders(): string[] {
  return readdirSync('src/slack/views', { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) =>
      readFileSync(`src/slack/views/${file}`, 'utf8')
        .split(/^export /m)
        .slice(1)
        .flatMap((source) => {
          const [, name = ''] = /^(?:function|const) (\w+)/.exec(source) ?? [];
          const [, type = ''] = /\): ([\w[\] |]+)(?= \{| =>)/.exec(source) ?? [];
          const isSentence = type.startsWith('string') && name.endsWith('Text');
          const isWhole = /^(Message|PicturedMessage|ModalView|HomeView|View)(\[\])?$/.test(type);
          return (isWhole && name !== 'withPictures') || isSentence ? [name] : [];
        }),
    );
}
