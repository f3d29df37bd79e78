import type { InputBlock } from '@slack/types';
import { captureIds, fieldId } from '../../../ids/capture.ts';
import { plain } from '../../../mrkdwn.ts';
import { frame, optionOf, placeholderOf, typedOption } from '../../inputs.ts';

/** One of the team's recent runs, looked up while typing. */
export const recentRunField = (): InputBlock => ({
  ...frame(captureIds.recentRun, { label: 'Or a recent run', optional: true }),
  element: {
    type: 'external_select',
    action_id: captureIds.recentRun,
    min_query_length: 0,
    ...placeholderOf({ placeholder: 'Runs that Hunch heard of' }),
  },
});

/** Tags with suggestions; what is typed can always be taken as it is. */
export const tagsField = (tags: readonly string[]): InputBlock => ({
  ...frame(captureIds.tags, {
    label: 'Tags',
    hint: 'What you changed: lr, data, aug. Patterns are told per tag.',
    optional: true,
  }),
  element: {
    type: 'multi_external_select',
    action_id: captureIds.tags,
    min_query_length: 0,
    ...(tags.length > 0 ? { initial_options: tags.map((tag) => typedOption(tag, tag)) } : {}),
    ...placeholderOf({ placeholder: 'lr, data, aug …' }),
  },
});

/** A channel to share in, or none. */
export const shareField = (channelId: string, label = 'Share in a channel'): InputBlock => ({
  ...frame(fieldId('shareChannelId'), {
    label,
    hint: 'Everyone in the channel will see the claim, your name and who else forecast. Empty: only you.',
    optional: true,
  }),
  element: {
    type: 'conversations_select',
    action_id: fieldId('shareChannelId'),
    filter: { include: ['public', 'private'], exclude_bot_users: true },
    ...(channelId ? { initial_conversation: channelId } : {}),
    ...placeholderOf({ placeholder: 'Private' }),
  },
});

/** Whether numbers stay hidden until the outcome. */
export function hideField(hides: boolean): InputBlock {
  const option = {
    ...optionOf('hide', 'Hide everyone’s numbers until the outcome'),
    description: plain('So that nobody’s number pulls another’s.', 75),
  };
  return {
    ...frame(fieldId('hidesForecasts'), { label: 'In the channel', optional: true }),
    element: {
      type: 'checkboxes',
      action_id: fieldId('hidesForecasts'),
      options: [option],
      ...(hides ? { initial_options: [option] } : {}),
    },
  };
}
