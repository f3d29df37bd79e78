import { SECTION_TEXT_MAX } from '../../mrkdwn.ts';

/** How long the parts of one line may be, so that all lines of a message fit into Slack's sum of block text. */
export interface Room {
  readonly claim: number;
  readonly details: number;
}

/** A line that has the message to itself. */
export const ALONE: Room = { claim: SECTION_TEXT_MAX, details: 2500 };
/** One of several lines. */
export const AMONG_SEVERAL: Room = { claim: 200, details: 420 };
