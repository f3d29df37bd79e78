import type { ModalView } from '@slack/types';
import type { Switches } from '../../../domain/people/switches.ts';
import { settingsIds } from '../../ids/settings.ts';
import { plain } from '../../mrkdwn.ts';
import { switchBoxes } from '../../payloads/settings.ts';
import { boxesField, optionOf } from '../inputs.ts';

/** What an admin may switch off for everybody. */
export function workspaceModal(switches: Switches): ModalView {
  const { messages, runs, shortcut } = switchBoxes;
  return {
    type: 'modal',
    callback_id: settingsIds.workspace,
    title: plain('Workspace settings'),
    submit: plain('Save'),
    close: plain('Cancel'),
    blocks: [
      boxesField(settingsIds.switches, {
        label: 'What is on in this workspace',
        hint: 'What is off answers with one sentence. Commands, Home and answers to my questions always work.',
        options: [
          optionOf(messages, 'Predict by a plain message to me'),
          optionOf(runs, 'I ask people when their training runs start'),
          optionOf(shortcut, 'The shortcut “Predict about this” on messages'),
        ],
        ticked: [
          ...(switches.takesMessages ? [messages] : []),
          ...(switches.promptsRuns ? [runs] : []),
          ...(switches.hasShortcut ? [shortcut] : []),
        ],
      }),
    ],
  };
}

/** What somebody reads who tries what is switched off here. */
export const switchedOffText = (what: 'messages' | 'shortcut', commandName: string): string =>
  what === 'messages'
    ? `Predicting by a plain message is switched off in this workspace. \`${commandName}\` with the same words records it.`
    : `This shortcut is switched off in this workspace. \`${commandName}\` with a link of the run works instead.`;

/** Why the workspace's settings were not changed. */
export const switchesRefusedText = (because: 'not-an-admin' | 'unknown-admin'): string =>
  because === 'not-an-admin'
    ? 'Only admins of this workspace, and whoever installed me, can change this.'
    : 'Slack did not tell me whether you are an admin. Nothing was changed; try again in a moment.';
