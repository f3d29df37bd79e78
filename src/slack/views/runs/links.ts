import type { KnownBlock } from '@slack/types';
import type { TrackerNamesFigures } from '../../../figures/settings/tracker-names.ts';
import { runsIds } from '../../ids/runs.ts';
import type { Message } from '../../messenger.ts';
import { escapeShort, mrkdwn, person, plain } from '../../mrkdwn.ts';
import { encodeLink } from '../../payloads/runs.ts';

type Name = TrackerNamesFigures['names'][number];

/** Names listed; each is a block with a button. */
const LISTED = 30;
const NAME_SHOWN = 160;
const TRACKER_SHOWN = 80;

/** A person's names with trackers, each with a way to give it up; `claimed` was just added. */
export function trackerNamesMessage(
  { names }: TrackerNamesFigures,
  claimed: Name | null,
  commandName: string,
): Message {
  const text = claimed
    ? `Runs reported for ${words(claimed)} are yours from now on.`
    : names.length > 0
      ? 'Runs reported for these names are yours:'
      : `No tracker knows you yet. \`${commandName} link wandb your-name\` makes the runs of that name yours; \`*\` instead of wandb stands for every tracker.`;
  return {
    text,
    blocks: [{ type: 'section', text: mrkdwn(text) }, ...names.slice(0, LISTED).map(nameLine)],
  };
}

/** Says that a name with a tracker is somebody else's and stays theirs, and what to do about it. */
export function nameTakenMessage(wished: Name, holderId: string, commandName: string): Message {
  const text =
    `Nothing changed: runs reported for ${words(wished)} are ${person(holderId)}’s already. ` +
    `If the name is yours, ask them to give it up with \`${commandName} link\`, then “Not mine”.`;
  return { text, blocks: [{ type: 'section', text: mrkdwn(text) }] };
}

const words = ({ tracker, name }: Name): string =>
  `*${escapeShort(name, NAME_SHOWN)}*${tracker === '*' ? '' : ` by ${escapeShort(tracker, TRACKER_SHOWN)}`}`;

const nameLine = (name: Name): KnownBlock => ({
  type: 'section',
  text: mrkdwn(words(name)),
  accessory: {
    type: 'button',
    action_id: runsIds.unlink,
    text: plain('Not mine'),
    value: encodeLink(name),
  },
});
