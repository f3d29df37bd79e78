import type { KnownBlock } from '@slack/types';
import { corp } from '../../../domain/calibration/corp.ts';
import { expectedBrier } from '../../../domain/calibration/expected-brier.ts';
import { expectedMiscalibration } from '../../../domain/calibration/expected-miscalibration.ts';
import { ANSWERS_FOR_A_LINE } from '../../../domain/calibration/isotonic-line.ts';
import { countsOf } from '../../../domain/calibration/levels.ts';
import { intervalSentences } from '../../../domain/words/intervals.ts';
import { brierSentence, miscalibrationSentence, trendSentence } from '../../../domain/words/learning.ts';
import { ANSWERS_FOR_A_COMPARISON, recordSentences } from '../../../domain/words/record.ts';
import { isMostlyWaiting } from '../../../domain/words/selection.ts';
import { standingsSentences } from '../../../domain/words/standings.ts';
import type { StatisticsFigures } from '../../../figures/statistics/statistics.ts';
import { escapeMrkdwn, HEADER_TEXT_MAX, literal, mrkdwn } from '../../mrkdwn.ts';
import type { PictureBlock, PicturedMessage } from '../pictured.ts';

/** The pictures that go with the words; null where there is too little for one. */
export interface StatisticsPictures {
  readonly calibration: PictureBlock | null;
  readonly intervals: PictureBlock | null;
  readonly learning: PictureBlock | null;
}

type Block = KnownBlock | PictureBlock;

/** A person's statistics: what was said and what happened first, then numbers, learning, and the names of measures last. */
export function statisticsMessage(
  figures: StatisticsFigures,
  pictures: StatisticsPictures,
  commandName: string,
): PicturedMessage {
  const { whose, record } = figures;
  const { selection, levels, choices, claim } = record;
  const title = titleOf(figures);
  const hasAnswers = countsOf([...levels, ...choices]).n > 0;
  const said = recordSentences({ whose, levels, choices, claim, ...selection });
  return {
    text: escapeMrkdwn(title),
    blocks: [
      { type: 'header', text: literal(title, HEADER_TEXT_MAX) },
      ...(hasAnswers ? part('How sure, and how often', said, pictures.calibration) : []),
      ...part('Numbers', intervalSentences({ whose, ...record.intervals, ...selection }), pictures.intervals),
      ...part('Over time', learningSentences(figures), pictures.learning),
      ...part('Beside the others', standingsOf(figures), null),
      ...part('Scores', scoreSentences(figures), null),
      { type: 'context', elements: [mrkdwn(footer(figures, commandName))] },
    ],
  };
}

function titleOf({ name, tag }: StatisticsFigures): string {
  if (name !== null) return `${name}’s statistics`;
  return tag === null ? 'Your statistics' : `Your statistics for #${tag}`;
}

function part(heading: string, sentences: readonly string[], picture: PictureBlock | null): Block[] {
  if (sentences.length === 0) return [];
  return [
    { type: 'section', text: mrkdwn(`*${heading}*\n${sentences.join('\n')}`) },
    ...(picture === null ? [] : [picture]),
  ];
}

function learningSentences({ against, record }: StatisticsFigures): string[] {
  const last = against?.learning.at(-1);
  if (!against || !last) return [];
  const claim = against.trend && !isMostlyWaiting(record.selection) ? against.trend : null;
  return [
    'The mean Brier score of your last 30 yes/no answers, with what your percents promise and how the others did. A picture to look at: ups and downs are mostly luck.',
    ...(claim ? trendSentence(claim.runs, claim) : []),
  ];
}

function standingsOf({ against }: StatisticsFigures): string[] {
  const standings = against?.standings ?? [];
  return standingsSentences(
    standings.map((standing) => ({ ...standing, name: escapeMrkdwn(standing.name) })),
  );
}

/** Means beside what luck alone would give; nothing of a handful of answers. */
function scoreSentences({ record: { levels }, whose }: StatisticsFigures): string[] {
  const { n } = countsOf(levels);
  if (whose !== 'you' || n < ANSWERS_FOR_A_COMPARISON) return [];
  const score = corp(levels);
  const expected = n < ANSWERS_FOR_A_LINE ? 0 : expectedMiscalibration(levels);
  return [brierSentence(score.brier, expectedBrier(levels)), ...miscalibrationSentence(score, expected, n)];
}

function footer({ whose, tag }: StatisticsFigures, commandName: string): string {
  const help = `\`${commandName} help scores\` explains the words.`;
  if (whose === 'they')
    return `From what is shared where you can see it, late forecasts left out; nothing is claimed from a part. ${help}`;
  const more = tag === null ? ` \`${commandName} patterns\` goes tag by tag.` : '';
  return `Only you see this.${more} ${help}`;
}
