import type { KnownBlock, ModalView } from '@slack/types';
import type { ShareRefusal } from '../../../domain/capture/captured.ts';
import { captureIds } from '../../ids/capture.ts';
import { escapeMrkdwn, link, mrkdwn, plain } from '../../mrkdwn.ts';
import { encodeModal, type ModalPayload } from '../../payloads/capture.ts';
import { optionOf } from '../inputs.ts';
import { captureButton, type Shown } from './button.ts';
import { hideField, shareField } from './form/choice-fields.ts';

/** Asked the first time where a digest is on: share here, or keep it private, and whether that holds from now on. */
export function offerBlocks(
  offer: { readonly channelId: string; readonly name: string },
  shown: Shown,
): KnownBlock[] {
  const where = offer.name ? `#${offer.name}` : 'this channel';
  const named = { c: offer.channelId };
  return [
    { type: 'divider' },
    {
      type: 'section',
      text: mrkdwn(
        `Shall *${escapeMrkdwn(where)}* see it? Everyone there would read the claim and your name; numbers stay hidden until the outcome.`,
      ),
    },
    {
      type: 'actions',
      elements: [
        captureButton(captureIds.shareHere, `Share in ${where}`, named, shown, 'primary'),
        captureButton(captureIds.keepPrivate, 'Keep private', named, shown),
        {
          type: 'checkboxes',
          action_id: captureIds.alwaysThisWay,
          options: [optionOf('always', 'Always this way')],
        },
      ],
    },
  ];
}

/** The form that shares one prediction; it says who will see what. */
export function shareModal(opening: {
  readonly payload: ModalPayload;
  readonly channelId?: string | undefined;
  readonly hidesForecasts: boolean;
}): ModalView {
  return {
    type: 'modal',
    callback_id: captureIds.shareModal,
    private_metadata: encodeModal(opening.payload),
    title: plain('Share a prediction'),
    submit: plain('Share'),
    close: plain('Cancel'),
    blocks: [
      {
        ...shareField(opening.channelId ?? '', 'Which channel?'),
        optional: false,
        hint: plain(
          'Everyone who can read the channel sees the claim, its run and tags, your name and the names of those who forecast. Your reason is shown after the outcome.',
        ),
      },
      hideField(opening.hidesForecasts),
    ],
  };
}

/** Why it was not shared and what to do, in mrkdwn. */
export function notSharedText(refused: {
  readonly channelId: string;
  readonly name: string;
  readonly because: ShareRefusal;
  readonly cardLink: string | null;
}): string {
  const where = refused.name ? `#${escapeMrkdwn(refused.name)}` : 'that channel';
  const there = refused.cardLink === null ? '' : ` ${link(refused.cardLink, 'Here it is')}.`;
  return `Not shared. ${REFUSED[refused.because].replace('{channel}', where)}${there}`;
}

const REFUSED: Readonly<Record<ShareRefusal, string>> = {
  'bot-not-in-channel':
    'I am not in {channel} yet. Type `/invite` and my name there, then press Share again. What you wrote is kept.',
  'channel-unknown':
    'I cannot see {channel}. If it is private, type `/invite` and my name there first, then press Share again. What you wrote is kept.',
  'channel-archived': '{channel} is archived, so nobody can post there. Choose another one with Share.',
  'not-a-member': 'You are not in {channel}. Join it first, or choose another one with Share.',
  'already-shared': 'It has its channel already; a prediction is shown in one channel only.',
  'not-yours': 'Only the person who recorded it can share it.',
  withdrawn: 'It was withdrawn, so there is nothing to share.',
};
