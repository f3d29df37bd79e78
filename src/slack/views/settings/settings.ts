import type { KnownBlock, ModalView } from '@slack/types';
import { WEEKDAYS } from '../../../domain/time/weekly.ts';
import type { SettingsFigures } from '../../../figures/settings/settings.ts';
import { settingsIds } from '../../ids/settings.ts';
import { mrkdwn, plain } from '../../mrkdwn.ts';
import { askingBoxes, seenBoxes } from '../../payloads/settings.ts';
import { boxesField, optionOf, radioField, selectField, textField } from '../inputs.ts';

/** A person's own settings: when Hunch may write, what is shared, who may see what. */
export function settingsModal({ choices, zone, mayAdminister }: SettingsFigures): ModalView {
  return {
    type: 'modal',
    callback_id: settingsIds.form,
    title: plain('Settings'),
    submit: plain('Save'),
    close: plain('Cancel'),
    blocks: [
      textField(settingsIds.zone, {
        label: 'Your time zone',
        hint: `Now ${zone}. Leave it empty to follow Slack, or type one like Europe/Berlin.`,
        placeholder: 'As in Slack',
        initial: choices.zone ?? '',
        optional: true,
      }),
      boxesField(settingsIds.workDays, {
        label: 'Working days',
        hint: 'Reminders wait for them. With none ticked every day counts.',
        options: WEEKDAYS.map((name, index) => optionOf(String(index + 1), name)),
        ticked: choices.workDays.map(String),
      }),
      selectField(settingsIds.dayStarts, {
        label: 'I may write from',
        hint: 'Reminders, and what a run’s end asks, wait for it. A time that you chose is kept.',
        options: hoursFrom(0, 23),
        initial: String(choices.day.starts),
      }),
      selectField(settingsIds.dayEnds, {
        label: 'I may write until',
        options: hoursFrom(1, 24),
        initial: String(choices.day.ends),
      }),
      boxesField(settingsIds.asking, {
        label: 'When I write',
        options: [
          optionOf(askingBoxes.reminders, 'Remind me of what waits, at most once a day'),
          optionOf(askingBoxes.night, 'Wake me when a run ends outside these hours'),
        ],
        ticked: [
          ...(choices.wantsReminders ? [askingBoxes.reminders] : []),
          ...(choices.wakesAtNight ? [askingBoxes.night] : []),
        ],
      }),
      radioField(settingsIds.sharing, {
        label: 'What I type in a channel with a digest',
        options: [
          optionOf('ask', 'Ask me each time'),
          optionOf('share', 'Is shared there, numbers hidden until the outcome'),
          optionOf('private', 'Stays private'),
        ],
        initial: choices.defaultSharing,
      }),
      boxesField(settingsIds.seen, {
        label: 'What others may see',
        hint: 'You can take both back at any time. Nobody else can set them for you.',
        options: [
          optionOf(seenBoxes.named, 'My name in the digests of my channels'),
          optionOf(seenBoxes.statistics, 'My statistics, over what they may see of mine'),
        ],
        ticked: [
          ...(choices.isNamedInDigests ? [seenBoxes.named] : []),
          ...(choices.hasVisibleStatistics ? [seenBoxes.statistics] : []),
        ],
      }),
      ...(mayAdminister ? [workspaceButton] : []),
    ],
  };
}

const hoursFrom = (first: number, last: number) =>
  Array.from({ length: last - first + 1 }, (_, index) =>
    optionOf(String(first + index), `${String(first + index).padStart(2, '0')}:00`),
  );

/** For admins only; whether they are one is asked again when they save. */
const workspaceButton: KnownBlock = {
  type: 'actions',
  elements: [{ type: 'button', action_id: settingsIds.openWorkspace, text: plain('Workspace settings') }],
};

/** The form once it was saved. */
export function settingsSavedView(): ModalView {
  const text = 'Saved. It holds from now on; what was asked or posted already stays as it is.';
  return {
    type: 'modal',
    title: plain('Settings'),
    close: plain('Done'),
    blocks: [{ type: 'section', text: mrkdwn(text) }],
  };
}
