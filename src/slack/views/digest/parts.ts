import type { KnownBlock, SectionBlock } from '@slack/types';
import { countWords, percentWords } from '../../../domain/words/numbers.ts';
import { WAITING_SHARE_MAX } from '../../../domain/words/selection.ts';
import type { DigestFigures, ToldSurprise } from '../../../figures/digest/digest.ts';
import { escapeMrkdwn, moment, mrkdwn } from '../../mrkdwn.ts';
import { claimWords, listSections, nameWords, proseWords } from './words.ts';

/** So many are told; the rest is counted. A digest is read in half a minute. */
const SURPRISES_TOLD = 3;
const CALLS_TOLD = 3;
const LESSONS_TOLD = 3;
const COMING_TOLD = 5;

/** What was new, answered, void and is waiting. */
export function countsPart({ counts, since }: DigestFigures): KnownBlock[] {
  const { created, answered, waiting } = counts;
  const told = [
    created > 0 ? countWords(created, 'new prediction') : null,
    answered > 0 ? `${answered} answered` : null,
    counts.void > 0 ? `${counts.void} void (could not be judged)` : null,
    waiting > 0 ? `${waiting} waiting for an outcome` : null,
  ].filter((each) => each !== null);
  const line = told.length > 0 ? told.join(' · ') : 'nothing new, nothing answered';
  const from = moment(since, since.slice(0, 10));
  return [{ type: 'section', text: mrkdwn([`Since ${from}: ${line}.`, ...overdueWords(counts)].join('\n')) }];
}

function overdueWords({ answered, void: unjudged, waiting }: DigestFigures['counts']): string[] {
  const due = answered + unjudged + waiting;
  if (answered === 0 || waiting / due <= WAITING_SHARE_MAX) return [];
  return [
    `${waiting} of the ${due} that were due have no outcome yet. What follows covers only those answered, so nothing is claimed from it.`,
  ];
}

/** The claims that came out most unlike what was expected, with the reason then and the lesson now. */
export function surprisesPart({ surprises }: DigestFigures): SectionBlock[] {
  const lines = surprises.slice(0, SURPRISES_TOLD).map((one) => {
    const { reason, answer } = one.claim.prediction;
    return [
      `${claimWords(one.claim.prediction)}${nameWords([one.authorName])} ${cameOut(one)}`,
      ...(reason === null ? [] : [`   _Then:_ ${proseWords(reason)}`]),
      ...(answer?.lesson ? [`   _Now:_ ${proseWords(answer.lesson)}`] : []),
    ].join('\n');
  });
  const more = surprises.length - lines.length;
  return listSections('Biggest surprises', [
    ...lines,
    ...(more > 0 ? [`and ${more} more that few expected`] : []),
  ]);
}

function cameOut({ claim, happened, givenPercent, held }: ToldSurprise): string {
  const came = `came out *${escapeMrkdwn(happened)}*`;
  const { length } = claim.forecasts;
  if (held === null) {
    const given = `${percentWords((givenPercent ?? 0) / 100)}${length === 1 ? '' : ` on average by ${length} people`}`;
    return `${came}, which was given ${given}.`;
  }
  if (length === 1) return `${came}, ${held === 1 ? 'at the edge of' : 'outside'} the interval given.`;
  const all = length === 2 ? 'both intervals' : `all ${length} intervals`;
  return `${came}, ${held === 0 ? `outside ${all}` : `inside ${held} of ${length} intervals`}.`;
}

/** Who saw it coming: against the majority, and correct "it won't work" calls. */
export function callsPart({ calls }: DigestFigures): SectionBlock[] {
  const lines = calls.slice(0, CALLS_TOLD).map(({ claim, happened, kind, userIds, forecasters, names }) => {
    const share = `${userIds.length} of ${forecasters}`;
    const who = nameWords(names);
    const claimed = claimWords(claim.prediction);
    if (kind === 'will-not-work')
      return forecasters === 1
        ? `${claimed} did not happen, as its forecaster${who} said.`
        : `${claimed} did not happen, as ${share}${who} said.`;
    return `${claimed} came out *${escapeMrkdwn(happened)}*. ${share}${who} said so against the majority.`;
  });
  return listSections('Seen coming', lines);
}

/** Lessons written down this week that the surprises have not told yet. */
export function lessonsPart({ lessons, surprises }: DigestFigures): SectionBlock[] {
  const told = new Set(surprises.slice(0, SURPRISES_TOLD).map((one) => one.claim.prediction.id));
  const lines = lessons
    .filter(({ prediction }) => !told.has(prediction.id))
    .slice(0, LESSONS_TOLD)
    .map(
      ({ prediction, authorName }) =>
        `${proseWords(prediction.answer?.lesson ?? '')} — from ${claimWords(prediction)}${nameWords([authorName])}`,
    );
  return listSections('Lessons written down', lines);
}

/**
 * What will be asked in the coming week, no numbers, so that nobody is anchored: the soonest for the first message, the
 * others for its thread.
 */
export function comingParts({ comingWeek }: DigestFigures): {
  readonly first: SectionBlock[];
  readonly rest: SectionBlock[];
} {
  const { claims, total } = comingWeek;
  const lines = claims.map(comingWords);
  if (total <= COMING_TOLD) return { first: listSections(COMING, lines), rest: [] };
  const uncounted = total - claims.length;
  return {
    first: listSections(COMING, [
      ...lines.slice(0, COMING_TOLD),
      `and ${total - COMING_TOLD} more, in the thread`,
    ]),
    rest: listSections('Also coming up', [
      ...lines.slice(COMING_TOLD),
      ...(uncounted > 0 ? [`and ${uncounted} more`] : []),
    ]),
  };
}

const COMING = 'Coming up in the next seven days';

function comingWords({ prediction, authorName }: DigestFigures['comingWeek']['claims'][number]): string {
  const { at, rule } = prediction.due;
  const when = moment(at, at.slice(0, 16).replace('T', ' '));
  const due = rule === 'run' ? `when its run ends, ${when} at the latest` : when;
  return `${claimWords(prediction)}${nameWords([authorName])}, ${due}`;
}
