import type { ContextBlock, KnownBlock } from '@slack/types';
import { pack } from '../../../domain/digest/pack.ts';
import { WEEKDAYS } from '../../../domain/time/weekly.ts';
import { countWords } from '../../../domain/words/numbers.ts';
import type { DigestFigures } from '../../../figures/digest/digest.ts';
import type { Message } from '../../messenger.ts';
import {
  escapeMrkdwn,
  HEADER_TEXT_MAX,
  literal,
  MESSAGE_BLOCKS_MAX,
  MESSAGE_TEXT_MAX,
  mrkdwn,
} from '../../mrkdwn.ts';
import { callsPart, comingParts, countsPart, lessonsPart, surprisesPart } from './parts.ts';
import { intervalsPart, patternsPart, reliabilityPart } from './record-parts.ts';

/** What a digest needs besides its figures. */
export interface DigestOptions {
  readonly commandName: string;
  /** Uploaded pictures by name, `reliability` and `intervals`; what is missing shows its text alone. */
  readonly files: Readonly<Record<string, string>>;
}

/**
 * A channel's digest, the first message and what continues it in its thread; none at all for a week with nothing to
 * say, one line if something waits.
 */
export function digestMessages(figures: DigestFigures, options: DigestOptions): Message[] {
  if (isQuiet(figures)) return figures.counts.waiting === 0 ? [] : [quietMessage(figures)];
  const coming = comingParts(figures);
  const parts = [
    countsPart(figures),
    surprisesPart(figures),
    callsPart(figures),
    reliabilityPart(figures, options.files['reliability'] ?? null),
    intervalsPart(figures, options.files['intervals'] ?? null),
    patternsPart(figures),
    lessonsPart(figures),
    coming.first,
  ].flat();
  const frame = [header(figures), footer(figures, options)];
  const room = { cost: MESSAGE_TEXT_MAX - textLength(frame), parts: MESSAGE_BLOCKS_MAX - frame.length };
  const packed = (blocks: readonly KnownBlock[]) => pack(blocks, (block) => textLength([block]), room);
  const [first = [], ...more] = packed(parts);
  return [
    { text: summary(figures), blocks: [header(figures), ...first, footer(figures, options)] },
    ...packed([...more.flat(), ...coming.rest]).map((blocks) => ({
      text: `The digest of ${place(figures)} goes on.`,
      blocks,
    })),
  ];
}

/** Whether nothing happened and nothing will in the coming week. */
export function isQuiet({ counts, comingWeek }: DigestFigures): boolean {
  return counts.created + counts.answered + counts.void + comingWeek.total === 0;
}

function quietMessage(figures: DigestFigures): Message {
  const { waiting } = figures.counts;
  const text =
    `A quiet week in ${place(figures)}: nothing new, nothing answered. ` +
    `${countWords(waiting, 'prediction')} still ${waiting === 1 ? 'waits' : 'wait'} for an outcome: ` +
    'whoever is asked can answer on my Home tab.';
  return { text };
}

/** What notifications and screen readers say. */
function summary(figures: DigestFigures): string {
  const { created, answered, waiting } = figures.counts;
  return `Weekly digest of ${place(figures)}: ${created} new, ${answered} answered, ${waiting} waiting.`;
}

function header(figures: DigestFigures): KnownBlock {
  const where = figures.channelName === '' ? 'this channel' : `#${figures.channelName}`;
  return {
    type: 'header',
    text: literal(`What ${where} expected, and what happened`, HEADER_TEXT_MAX),
  };
}

/** Who set it, when it comes and how to change it. */
function footer(figures: DigestFigures, { commandName }: DigestOptions): ContextBlock {
  const { settings, setByName, postedByName } = figures;
  const by = postedByName === null ? null : `Posted by ${escapeMrkdwn(postedByName)}.`;
  const set =
    settings?.isOn === true
      ? `Comes every ${WEEKDAYS[settings.weekday - 1]} at ${hourWords(settings.hour)} (${settings.zone}), set by ${escapeMrkdwn(setByName ?? 'somebody')}.`
      : null;
  const what = `Only what is shared here counts. \`${commandName} digest\` changes it.`;
  return { type: 'context', elements: [mrkdwn([by, set, what].filter((line) => line !== null).join(' '))] };
}

/** `09:00` */
export const hourWords = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;

const place = ({ channelName }: DigestFigures): string =>
  channelName === '' ? 'this channel' : `#${escapeMrkdwn(channelName)}`;

/** How much text blocks carry, keys and all: more than Slack counts, never less. */
function textLength(blocks: readonly KnownBlock[]): number {
  return JSON.stringify(blocks).length;
}
