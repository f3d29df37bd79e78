import type { KnownBlock, SectionBlock } from '@slack/types';
import { countsOf } from '../../../domain/calibration/levels.ts';
import { ANSWERS_FOR_A_DIAGRAM, type ReliabilityBin } from '../../../domain/calibration/reliability-bins.ts';
import { AGGREGATE_FROM } from '../../../domain/digest/judged-claim.ts';
import { claimSentences } from '../../../domain/words/claims.ts';
import { intervalSentences } from '../../../domain/words/intervals.ts';
import { countWords, percentWords } from '../../../domain/words/numbers.ts';
import { ANSWERS_FOR_A_COMPARISON, saidVersusHappened } from '../../../domain/words/record.ts';
import { isMostlyWaiting, type Selection } from '../../../domain/words/selection.ts';
import { tagClaimSentence } from '../../../domain/words/tags.ts';
import type { DigestFigures } from '../../../figures/digest/digest.ts';
import type { ChannelRecord } from '../../../figures/digest/record.ts';
import { escapeMrkdwn, mrkdwn } from '../../mrkdwn.ts';
import { imageBlock } from '../pictured.ts';
import { listSections } from './words.ts';

/** Tags that are told. */
const PATTERNS_TOLD = 5;

/**
 * How sure people were and how often it happened: the diagram with its text, or how many outcomes are missing for one.
 */
export function reliabilityPart(figures: DigestFigures, fileId: string | null): KnownBlock[] {
  const { record } = figures;
  const lines = [
    ...saidSentences(record, selectionOf(figures)),
    ...(record.bins ?? []).map(binWords),
    ...missingSentence(record),
  ];
  if (lines.length === 0) return [];
  const section: SectionBlock = {
    type: 'section',
    text: mrkdwn(`*How sure, and how often*\n${lines.join('\n')}`),
  };
  if (fileId === null || record.bins === null) return [section];
  return [section, imageBlock(fileId, `Reliability diagram. ${lines.join(' ').replaceAll('• ', '')}`)];
}

/** Said versus happened, and a verdict only where the rule of e-values made one. */
function saidSentences({ said }: ChannelRecord, selection: Selection): string[] {
  if (said === null) return [];
  const { n } = countsOf([...said.levels, ...said.choices]);
  if (n < ANSWERS_FOR_A_COMPARISON) return [];
  const verdict =
    said.claim === null ? ['Not distinguishable from luck yet.'] : claimSentences('channel', said.claim);
  return [
    saidVersusHappened('channel', said.levels, said.choices),
    ...(isMostlyWaiting(selection) ? [] : verdict),
  ];
}

function missingSentence({ missingOutcomes, forecasters, bins, intervals }: ChannelRecord): string[] {
  if (forecasters < AGGREGATE_FROM)
    return [
      `Averages and a chart come once ${AGGREGATE_FROM} people have forecast here, so that no figure is about one person.`,
    ];
  // Where people only say numbers, nobody waits for a chart of percents.
  const saysOnlyNumbers = intervals !== null && missingOutcomes === ANSWERS_FOR_A_DIAGRAM;
  if (bins !== null || missingOutcomes === 0 || saysOnlyNumbers) return [];
  return [`${countWords(missingOutcomes, 'more yes/no outcome')} until a chart means anything.`];
}

/** `• Said 60 to 75%: 7 of 12 happened` */
function binWords({ percentMin, percentMax, n, hits }: ReliabilityBin): string {
  const said = percentMin === percentMax ? `${percentMin}%` : `${percentMin} to ${percentMax}%`;
  return `• Said ${said}: ${hits} of ${n} happened`;
}

/** How often the intervals held, and by how much they should have been wider. */
export function intervalsPart(figures: DigestFigures, fileId: string | null): KnownBlock[] {
  const { intervals } = figures.record;
  if (intervals === null) return [];
  const sentences = intervalSentences({ whose: 'channel', ...intervals, ...selectionOf(figures) });
  if (sentences.length === 0) return [];
  const section: SectionBlock = { type: 'section', text: mrkdwn(`*Numbers*\n${sentences.join('\n')}`) };
  return fileId === null
    ? [section]
    : [section, imageBlock(fileId, `Picture of the intervals. ${sentences.join(' ')}`)];
}

/** What was said and what happened for the knobs that had an answer this week. */
export function patternsPart(figures: DigestFigures): SectionBlock[] {
  const isClaimable = !isMostlyWaiting(selectionOf(figures));
  const lines = figures.record.patterns
    .slice(0, PATTERNS_TOLD)
    .map(({ tag, claims, meanPercent, happened, claim }) => {
      const said = `#${escapeMrkdwn(tag)}: ${claims} claims, on average ${percentWords(meanPercent / 100)} sure, ${happened} came true`;
      return claim && isClaimable
        ? `${said}. Beyond luck: ${tagClaimSentence(claim, claim.hits, 'channel')}`
        : said;
    });
  return listSections('By tag', lines);
}

/** What came due this week, and what of it has no outcome. */
function selectionOf({ counts }: DigestFigures): Selection {
  const { answered, void: voids, waiting } = counts;
  return { due: answered + voids + waiting, waiting, voids };
}
