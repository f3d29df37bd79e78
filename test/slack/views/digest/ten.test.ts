import type { KnownBlock } from '@slack/types';
import { expect, test } from 'vitest';
import type { Message } from '../../../../src/slack/messenger.ts';
import { digestMessages } from '../../../../src/slack/views/digest/digest.ts';
import { wrongInMessage } from '../../../support/slack-rules.ts';
import { tenDigests } from './ten.ts';

test.each(Object.entries(tenDigests))('the digest of a week: %s', async (name, figures) => {
  const messages = digestMessages(figures, {
    commandName: '/predict',
    files: { reliability: 'F0000000001' },
  });

  await expect(messages.map(words).join('\n\n--- in the thread ---\n\n')).toMatchFileSnapshot(
    `ten/${name.replaceAll(/\W+/g, '-')}.txt`,
  );
  expect(messages.flatMap(wrongInMessage)).toEqual([]);
});

/** A message as its reader sees it. */
const words = ({ text, blocks = [] }: Message): string =>
  `${blocks.length === 0 ? seen(text) : blocks.map(blockWords).join('\n\n')}\n`;

function blockWords(block: KnownBlock): string {
  switch (block.type) {
    case 'header':
      return `# ${block.text.text}`;
    case 'section':
      return seen(block.text?.text ?? '');
    case 'image':
      return `[picture: ${block.alt_text}]`;
    case 'context':
      return block.elements.map((element) => ('text' in element ? `(${seen(element.text)})` : '')).join(' ');
    default:
      return `[${block.type}]`;
  }
}

/** Dates by their fallback, entities decoded, bold and italic left as typed. */
const seen = (text: string): string =>
  text
    .replaceAll(/<!date\^\d+\^[^|>]*\|([^>]*)>/g, '$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
