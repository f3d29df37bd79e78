import type { KnownBlock } from '@slack/types';
import { recordSentences } from '../../../domain/words/record.ts';
import type { HomeRecord } from '../../../figures/statistics/home.ts';
import { mrkdwn, plain } from '../../mrkdwn.ts';
import { imageBlock } from '../pictured.ts';

/** Also somebody who only ever forecast on what others recorded has a record. */
const hasAnswers = ({ levels, choices }: HomeRecord['record']): boolean =>
  [...levels, ...choices].some(({ n }) => n > 0);

/** The record side of a Home: what is said and what happens, with its picture; nothing before the first outcome. */
export function recordBlocks({ record, picture }: HomeRecord, commandName: string): KnownBlock[] {
  const { selection, levels, choices, claim } = record;
  if (selection.due === 0 && !hasAnswers(record)) return [];
  const sentences = recordSentences({ whose: 'you', levels, choices, claim, ...selection });
  const more = `\`${commandName} stats\` has more, \`${commandName} help scores\` explains it.`;
  return [
    { type: 'header', text: plain('Said and happened', 150) },
    { type: 'section', text: mrkdwn(sentences.join(' ')) },
    ...(picture === null ? [] : [imageBlock(picture.fileId, picture.alt)]),
    { type: 'context', elements: [mrkdwn(more)] },
  ];
}
