import type { ImageBlock, KnownBlock, SectionBlock } from '@slack/types';
import type { FoldedGap } from '../../../domain/calibration/folded-gap.ts';
import type { ReliabilityBin } from '../../../domain/calibration/reliability-bins.ts';
import { AGGREGATE_FROM } from '../../../domain/digest/judged-claim.ts';
import type { DigestFigures } from '../../../figures/digest/digest.ts';
import type { ChannelRecord } from '../../../figures/digest/record.ts';
import { ALT_TEXT_MAX, escapeMrkdwn, mrkdwn, plain } from '../../mrkdwn.ts';
import { listSections, percentWords, plural } from './words.ts';

/** Tags that are told. */
const PATTERNS_TOLD = 5;
/** From so many intervals on a range says how far the share may be luck. */
const RANGE_FROM = 10;

/**
 * How sure people were and how often it happened: the diagram with its text, or how many outcomes are missing for one.
 */
export function reliabilityPart(figures: DigestFigures, fileId: string | null): KnownBlock[] {
  const { record } = figures;
  if (record.reliability) return diagramBlocks(record, fileId);
  const text = missingWords(record);
  return text === null ? [] : [{ type: 'section', text: mrkdwn(`*How sure, and how often*\n${text}`) }];
}

function missingWords({ missingOutcomes, forecasters }: ChannelRecord): string | null {
  if (forecasters < AGGREGATE_FROM)
    return `Averages and a chart come once ${AGGREGATE_FROM} people have forecast here, so that no figure is about one person.`;
  if (missingOutcomes === 0) return null;
  return `${plural(missingOutcomes, 'more yes/no outcome')} until a chart means anything.`;
}

function diagramBlocks({ reliability }: ChannelRecord, fileId: string | null): KnownBlock[] {
  if (!reliability) return [];
  const lines = [
    saidWords(reliability.sentence),
    ...reliability.bins.map(binWords),
    luckWords(reliability.bins),
  ];
  const section: SectionBlock = {
    type: 'section',
    text: mrkdwn(`*How sure, and how often*\n${lines.join('\n')}`),
  };
  if (fileId === null) return [section];
  const picture: ImageBlock = {
    type: 'image',
    slack_file: { id: fileId },
    alt_text: plain(`Reliability diagram. ${lines.join(' ')}`, ALT_TEXT_MAX).text,
  };
  return [section, picture];
}

/** `On average people here were 81% sure, and right 68% of the time (31 forecasts). …` */
function saidWords({ n, meanConfidence, hitRate, luckLow, luckHigh }: FoldedGap): string {
  const points = (share: number) => `${share < 0 ? '−' : '+'}${Math.abs(Math.round(100 * share))}`;
  return (
    `On average people here were ${percentWords(100 * meanConfidence)} sure, and right ${percentWords(100 * hitRate)} of the time ` +
    `(${n} forecasts). Luck alone would give a gap between ${points(luckLow)} and ${points(luckHigh)} points.`
  );
}

/** `Said 60–75%: 7 of 12 happened` */
function binWords({ percentMin, percentMax, n, hits }: ReliabilityBin): string {
  const said = percentMin === percentMax ? `${percentMin}%` : `${percentMin} to ${percentMax}%`;
  return `• Said ${said}: ${hits} of ${n} happened`;
}

function luckWords(bins: readonly ReliabilityBin[]): string {
  const outside = bins.filter((bin) => bin.isOutsideLuck);
  if (outside.length === 0) return 'Every group lies where luck alone could put it.';
  const groups = outside.length === 1 ? 'One group lies' : `${outside.length} groups lie`;
  return `${groups} outside what luck alone usually does. Forecasts on one run come true together, so this is no verdict.`;
}

/** How often the 80% intervals held. */
export function intervalsPart({ record }: DigestFigures): SectionBlock[] {
  const { held } = record;
  if (held === null || held.n === 0) return [];
  const range =
    held.n >= RANGE_FROM
      ? ` That fits a true share anywhere from ${percentWords(100 * held.low)} to ${percentWords(100 * held.high)}.`
      : '';
  const text = `*Numbers*\nThe ${held.level}% intervals held ${held.inside} of ${held.n} times.${range}`;
  return [{ type: 'section', text: mrkdwn(text) }];
}

/** What was said and what happened for the knobs that had an answer this week. */
export function patternsPart({ record }: DigestFigures): SectionBlock[] {
  const lines = record.patterns
    .slice(0, PATTERNS_TOLD)
    .map(
      ({ tag, claims, meanPercent, happened }) =>
        `#${escapeMrkdwn(tag)}: ${claims} claims, on average ${percentWords(meanPercent)} sure, ${happened} came true`,
    );
  return listSections('By tag', lines);
}
