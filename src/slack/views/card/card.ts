import type { ActionsBlock, ActionsBlockElement, Button, KnownBlock } from '@slack/types';
import type { Prediction } from '../../../domain/prediction/prediction.ts';
import { shortForecastWords } from '../../../domain/prediction/words.ts';
import { formatMoment } from '../../../domain/time/format.ts';
import type { Card } from '../../../figures/card.ts';
import { cardIds, cardPercentId } from '../../ids/card.ts';
import type { Message } from '../../messenger.ts';
import { escapeMrkdwn, literal, moment, mrkdwn, person, plain } from '../../mrkdwn.ts';
import { encodeCard } from '../../payloads/card.ts';
import { claimDetails } from '../details.ts';
import { present } from '../inputs.ts';
import { QUICK_PERCENTS } from '../quick-percents.ts';
import { adminMenu } from './admin-menu.ts';
import { resolvedBlocks, splitWords } from './resolved.ts';

/** Room for the details and for the forecasters, so that a card fits into Slack's sum of block text. */
const DETAILS_MAX = 2000;
/** The longest list of names on a card. */
const NAMES_SHOWN = 20;

/**
 * A shared prediction as its channel sees it. `invitedId` is asked by name to forecast too: the first posting pings
 * them, later edits leave it out and ping nobody.
 */
export function cardMessage(card: Card, invitedId: string | null = null): Message {
  const { prediction, authorName, happened } = card;
  const author = escapeMrkdwn(authorName);
  const claim = escapeMrkdwn(prediction.claim);
  return {
    text: happened === null ? `${author} predicts: ${claim}` : `${claim}: ${escapeMrkdwn(happened)}`,
    blocks: present([
      section(happened === null ? `*${author}* predicts` : `*${author}* predicted`),
      { type: 'section', text: literal(prediction.claim) },
      details(card),
      invitedId === null ? null : section(`${author} asks ${person(invitedId)}: what do you say?`),
      ...(happened === null ? openBlocks(card) : resolvedBlocks(card, happened)),
      happened === null ? null : actions(adminMenu(prediction)),
    ]),
  };
}

/** What is left of a card whose prediction is not shown any more. */
export const goneCardMessage = (): Message => {
  const text = 'A prediction stood here; its author took it back.';
  return { text, blocks: [{ type: 'context', elements: [mrkdwn(text)] }] };
};

function details(card: Card): KnownBlock | null {
  const { prediction, now, zone, happened } = card;
  const lines = claimDetails(prediction, false);
  const at = moment(prediction.due.at, formatMoment(prediction.due.at, now, zone));
  const when =
    prediction.due.rule === 'run' ? `Asked when the run finishes, ${at} at the latest` : `Asked ${at}`;
  const all = happened === null ? [...lines, when] : lines;
  return all.length === 0 ? null : section(all.join('\n'), DETAILS_MAX);
}

function openBlocks(card: Card): KnownBlock[] {
  const { prediction, forecasts, isOpen } = card;
  const count = forecasts.length === 1 ? '1 forecast' : `${forecasts.length} forecasts`;
  const hidden = prediction.hidesForecasts ? ' Numbers stay hidden until the outcome.' : '';
  const closed = isOpen ? '' : ' Closed: waiting for the outcome.';
  const split = prediction.hidesForecasts ? null : splitWords(card);
  const who = `${count}: ${namesOf(card)}.${split === null ? '' : ` ${split}`}${hidden}${closed}`;
  return present([
    { type: 'context', elements: [mrkdwn(who, DETAILS_MAX)] },
    actions([...(isOpen ? forecastButtons(prediction) : []), ...adminMenu(prediction)]),
  ]);
}

function namesOf({ forecasts, prediction }: Card): string {
  const shown = forecasts.slice(0, NAMES_SHOWN).map(({ name, value }) => {
    const number = value && !prediction.hidesForecasts ? ` ${shortForecastWords(value, prediction)}` : '';
    return `${escapeMrkdwn(name)}${escapeMrkdwn(number)}`;
  });
  const more = forecasts.length - shown.length;
  return [...shown, ...(more > 0 ? [`${more} more`] : [])].join(', ');
}

/** One tap for yes or no; anything else is typed in a form. */
function forecastButtons({ id, kind }: Prediction): Button[] {
  const form = {
    type: 'button' as const,
    action_id: cardIds.forecast,
    text: plain(kind === 'binary' ? 'Other' : 'Add your forecast'),
    value: encodeCard({ p: id }),
  };
  if (kind !== 'binary') return [form];
  const quick = QUICK_PERCENTS.map((percent) => ({
    type: 'button' as const,
    action_id: cardPercentId(percent),
    text: plain(`${percent}%`),
    accessibility_label: `Add your forecast: ${percent}%`,
    value: encodeCard({ p: id, n: percent }),
  }));
  return [...quick, form];
}

const actions = (elements: ActionsBlockElement[]): ActionsBlock | null =>
  elements.length === 0 ? null : { type: 'actions', elements };

const section = (text: string, max?: number): KnownBlock => ({ type: 'section', text: mrkdwn(text, max) });
