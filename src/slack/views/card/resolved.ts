import type { KnownBlock } from '@slack/types';
import { groupForecast } from '../../../domain/groups/group-forecast.ts';
import { isSplit } from '../../../domain/groups/split.ts';
import type { ForecastValue, Prediction } from '../../../domain/prediction/prediction.ts';
import { numberWords, shortForecastWords } from '../../../domain/prediction/words.ts';
import { formatSpan } from '../../../domain/time/format.ts';
import type { Card, CardForecast } from '../../../figures/card.ts';
import { escapeMrkdwn, literal, mrkdwn } from '../../mrkdwn.ts';
import { reasonBlock } from '../details.ts';
import { present } from '../inputs.ts';

/** Forecasts listed one by one; more are counted. */
const LISTED = 20;
/** Room for the list and the comparison, so that a card fits into Slack's sum of block text. */
const LIST_MAX = 2000;
export const COMPARISON_MAX = 800;

/** A card once the outcome is known: everyone's forecast and surprise, the closest, the spread, the lesson. */
export function resolvedBlocks(card: Card, happened: string): KnownBlock[] {
  const { prediction } = card;
  const isVoid = prediction.answer?.outcome.kind === 'void';
  const { note = null, lesson = null } = prediction.answer ?? {};
  return present([
    section(
      isVoid
        ? `Void: *${escapeMrkdwn(happened)}*. It is counted, not scored.`
        : `It came out: *${escapeMrkdwn(happened)}*`,
    ),
    section(forecastList(card)),
    isVoid ? null : { type: 'context', elements: [mrkdwn(comparison(card), COMPARISON_MAX)] },
    // The reason waited for the outcome, so that it pulled nobody.
    prediction.reason === null ? null : reasonBlock(prediction.reason),
    note === null ? null : words(`What happened: ${note}`),
    lesson === null ? null : words(`Lesson: ${lesson}`),
  ]);
}

function forecastList({ forecasts, prediction }: Card): string {
  const lines = forecasts.slice(0, LISTED).map((forecast) => forecastLine(forecast, prediction));
  const more = forecasts.length - lines.length;
  return [...lines, ...(more > 0 ? [`and ${more} more`] : [])].join('\n');
}

function forecastLine(forecast: CardForecast, prediction: Prediction): string {
  const { name, value, surpriseBits, isLate, lateByRunMs } = forecast;
  const words = value ? shortForecastWords(value, prediction) : 'no number';
  const age = lateByRunMs === null ? '' : `, ${formatSpan(lateByRunMs)} into the run`;
  const surprise = surpriseBits === null ? '' : `, ${surpriseBits.toFixed(1)} bits of surprise`;
  return `${escapeMrkdwn(name)}: *${escapeMrkdwn(words)}*${surprise}${isLate ? ` (late${age})` : ''}`;
}

/**
 * Who came closest, what people said together and how far apart they were, in mrkdwn; late forecasts take no part.
 */
export function comparison({ forecasts, prediction }: Card): string {
  const competing = forecasts.filter((forecast) => !forecast.isLate && forecast.surpriseBits !== null);
  const [first, second] = competing;
  const bits = 'Fewer bits of surprise is better; a fair coin is 1.';
  if (!first || !second) return bits;
  const best = competing.filter(({ surpriseBits }) => surpriseBits === first.surpriseBits);
  const closest = `Closest: ${best.map(({ name }) => escapeMrkdwn(name)).join(', ')}.`;
  const values = valuesOf(competing);
  const range = rangeWords(values, prediction);
  const apart = range === null ? null : `${isSplit(values) ? 'You were split' : 'Spread'}: ${range}.`;
  return [closest, togetherWords(values, prediction), apart, bits].filter((part) => part !== null).join(' ');
}

/** "You are split: 10% to 80%", on a card that shows numbers before the outcome; null where people agree. */
export function splitWords({ forecasts, prediction }: Card): string | null {
  const values = valuesOf(forecasts.filter((forecast) => !forecast.isLate));
  const range = rangeWords(values, prediction);
  return range !== null && isSplit(values) ? `You are split: ${range}.` : null;
}

const valuesOf = (forecasts: readonly CardForecast[]): ForecastValue[] =>
  forecasts.flatMap(({ value }) => value ?? []);

function togetherWords(values: readonly ForecastValue[], prediction: Prediction): string | null {
  const together = groupForecast(values, prediction.scale);
  return together && `Together you said ${escapeMrkdwn(shortForecastWords(together, prediction))}.`;
}

/** `10% to 80%`, or from the lowest middle of an interval to the highest; the first choices where options were given. */
function rangeWords(values: readonly ForecastValue[], { unit, options }: Prediction): string | null {
  if (values.length < 2) return null;
  const choices = values.flatMap((value) =>
    value.kind === 'choice' ? [value.percents.indexOf(Math.max(...value.percents))] : [],
  );
  if (choices.length > 0)
    return [...new Set(choices)].map((choice) => escapeMrkdwn(options[choice] ?? '?')).join(' or ');
  const centres = values.flatMap((value) =>
    value.kind === 'binary' ? [value.percent] : value.kind === 'numeric' ? [value.median] : [],
  );
  const isPercent = values.every(({ kind }) => kind === 'binary');
  const words = (value: number) =>
    isPercent ? `${value}%` : numberWords(Number(value.toPrecision(3)), unit);
  return escapeMrkdwn(`${words(Math.min(...centres))} to ${words(Math.max(...centres))}`);
}

const section = (text: string): KnownBlock => ({ type: 'section', text: mrkdwn(text, LIST_MAX) });
const words = (text: string): KnownBlock => ({ type: 'section', text: literal(text) });
