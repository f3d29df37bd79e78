import type { ModalView } from '@slack/types';
import { formatMoment } from '../../../domain/time/format.ts';
import { WEEKDAYS, type Weekly } from '../../../domain/time/weekly.ts';
import type { DigestSet } from '../../../figures/digest/settings.ts';
import { digestIds } from '../../ids/digest.ts';
import { escapeMrkdwn, mrkdwn, plain } from '../../mrkdwn.ts';
import { encodeDigestPlace } from '../../payloads/digest.ts';
import { optionOf, radioField, selectField } from '../inputs.ts';
import { hourWords } from './digest.ts';

/** What the form starts with. */
export interface DigestFormOpening extends Weekly {
  readonly channelId: string;
  readonly channelName: string;
  readonly isOn: boolean;
  readonly hasCardsInThread: boolean;
}

const HOURS = Array.from({ length: 24 }, (_, hour) => optionOf(String(hour), hourWords(hour)));
const DAYS = WEEKDAYS.map((name, index) => optionOf(String(index + 1), name));

/** The form that switches a channel's digest on or off and moves it. */
export function digestForm(opening: DigestFormOpening): ModalView {
  const where = opening.channelName === '' ? 'this channel' : `*#${escapeMrkdwn(opening.channelName)}*`;
  return {
    type: 'modal',
    callback_id: digestIds.form,
    private_metadata: encodeDigestPlace(opening.channelId),
    title: plain('Weekly digest'),
    submit: plain('Save'),
    close: plain('Cancel'),
    blocks: [
      {
        type: 'section',
        text: mrkdwn(
          `Once a week ${where} reads what it expected, what happened, and what was learned. Only predictions shared there count; people are named only if they agreed to it themselves.`,
        ),
      },
      radioField(digestIds.isOn, {
        label: 'Digest',
        options: [optionOf('on', 'On'), optionOf('off', 'Off')],
        initial: opening.isOn ? 'on' : 'off',
      }),
      selectField(digestIds.weekday, { label: 'Day', options: DAYS, initial: String(opening.weekday) }),
      selectField(digestIds.hour, {
        label: 'Hour',
        hint: `In your zone, ${opening.zone}.`,
        options: HOURS,
        initial: String(opening.hour),
      }),
      radioField(digestIds.cards, {
        label: 'Cards of shared predictions',
        options: [
          optionOf('own', 'A message each'),
          optionOf('thread', 'Replies in one thread a week, for quiet channels'),
        ],
        initial: opening.hasCardsInThread ? 'thread' : 'own',
      }),
    ],
  };
}

/** What holds now that somebody set it, in mrkdwn. */
export function digestSetText({ settings, channelName, now }: DigestSet, commandName: string): string {
  const where = channelName === '' ? 'this channel' : `#${escapeMrkdwn(channelName)}`;
  if (!settings.isOn)
    return `The digest of ${where} is off. \`${commandName} digest on\` there starts it again.`;
  const { weekday, hour, zone, nextDueAt } = settings;
  const next = formatMoment(nextDueAt, now, zone);
  return (
    `The digest of ${where} is on: every ${WEEKDAYS[weekday - 1]} at ${hourWords(hour)} (${zone}), next *${next}*. ` +
    `\`${commandName} digest now\` shows you what it would say.`
  );
}

/** The form once it was saved. */
export function digestSetView(set: DigestSet, commandName: string): ModalView {
  return {
    type: 'modal',
    title: plain('Weekly digest'),
    close: plain('Done'),
    blocks: [{ type: 'section', text: mrkdwn(digestSetText(set, commandName)) }],
  };
}
