import type { Button, KnownBlock } from '@slack/types';
import { newerId, olderId } from '../../ids/home.ts';
import { mrkdwn, plain } from '../../mrkdwn.ts';

/** Which part of a longer list is shown. */
export interface Shown {
  readonly offset: number;
  readonly shown: number;
  readonly total: number;
}

/** What turns the pages. */
export interface Turner {
  /** Of the buttons. */
  readonly id: string;
  /** What the two directions are called, the one towards the beginning first. */
  readonly words: readonly [string, string];
  readonly pageSize: number;
}

/**
 * Where one is in a longer list, with buttons to turn the page; nothing where all of it is shown.
 *
 * @param encode the value of a button that leads to the page at an offset
 */
export function pager(
  { id, words, pageSize }: Turner,
  { offset, shown, total }: Shown,
  encode: (offset: number) => string,
): KnownBlock[] {
  if (offset === 0 && shown === total) return [];
  const button = (actionId: string, text: string, at: number): Button => ({
    type: 'button',
    action_id: actionId,
    text: plain(text),
    value: encode(at),
  });
  const end = offset + shown;
  const elements = [
    ...(offset > 0 ? [button(newerId(id), words[0], Math.max(0, offset - pageSize))] : []),
    ...(end < total ? [button(olderId(id), words[1], end)] : []),
  ];
  return [
    { type: 'context', elements: [mrkdwn(`${offset + 1} to ${end} of ${total}`)] },
    { type: 'actions', elements },
  ];
}
