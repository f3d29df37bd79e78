import type { KnownBlock } from '@slack/types';
import { intervalSentences } from '../../../domain/words/intervals.ts';
import { countWords } from '../../../domain/words/numbers.ts';
import { selectionSentences } from '../../../domain/words/selection.ts';
import { tagClaimSentence, tagSentence } from '../../../domain/words/tags.ts';
import type { PatternsFigures } from '../../../figures/statistics/patterns.ts';
import type { TagFigures } from '../../../figures/statistics/tag-rates.ts';
import { escapeMrkdwn, HEADER_TEXT_MAX, literal, mrkdwn } from '../../mrkdwn.ts';
import { claimWords, listSections, proseWords } from '../digest/words.ts';
import type { PictureBlock, PicturedMessage } from '../pictured.ts';

/** A person's patterns: tag by tag what was said, what happened and what to expect; then the lessons. */
export function patternsMessage(
  figures: PatternsFigures,
  picture: PictureBlock | null,
  commandName: string,
): PicturedMessage {
  const { tag, tags, others, intervals, lessons, selection } = figures;
  const title = tag === null ? 'Your patterns' : `Your pattern for #${tag}`;
  const numbers = intervals === null ? [] : intervalSentences({ whose: 'you', ...intervals, ...selection });
  const written = lessons.map(
    (prediction) => `${proseWords(prediction.answer?.lesson ?? '')} — from ${claimWords(prediction)}`,
  );
  const notes = [
    ...(others > 0
      ? [`${countWords(others, 'rarer tag')} not shown; \`${commandName} patterns #tag\` shows one.`]
      : []),
    ...selectionSentences(selection),
  ];
  return {
    text: escapeMrkdwn(title),
    blocks: [
      { type: 'header', text: literal(title, HEADER_TEXT_MAX) },
      ...section(tags.map(tagLine)),
      ...(picture === null ? [] : [picture]),
      ...section(numbers.length === 0 ? [] : ['*Numbers*', ...numbers]),
      ...listSections('Lessons written down', written),
      ...section(notes),
      { type: 'context', elements: [mrkdwn(FOOTER)] },
    ],
  };
}

const FOOTER =
  'Expectations of rare tags are drawn towards your whole record, the more the rarer they are. ' +
  'The figures are yours alone; lessons are from predictions you may see.';

/** `1. #lr: on average 70% sure, right 9 of 20; expect about 52% (…). Beyond luck: you say 70%, it happens 45%.` */
function tagLine(tag: TagFigures, index: number): string {
  const claim = tag.isClaimed ? `. Beyond luck: ${tagClaimSentence(tag, tag.hits)}` : '';
  return `${index + 1}. #${escapeMrkdwn(tag.tag)}: ${tagSentence(tag, tag.hits)}${claim}.`;
}

function section(lines: readonly string[]): KnownBlock[] {
  return lines.length === 0 ? [] : [{ type: 'section', text: mrkdwn(lines.join('\n')) }];
}
