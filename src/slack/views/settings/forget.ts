import type { ModalView } from '@slack/types';
import { settingsIds } from '../../ids/settings.ts';
import { mrkdwn, plain } from '../../mrkdwn.ts';

/** Asks once more, saying what goes and what cannot. */
export function forgetModal(commandName: string): ModalView {
  const lines = [
    '*This cannot be undone.*',
    '• Your predictions, forecasts, notes, lessons, drafts, settings, figures and tokens are deleted, also tokens that you made for a channel.',
    '• Predictions of yours that others have forecast on stay for them, with claim and numbers, under “someone”. Forecasts of yours on what others recorded stay under “someone”, too.',
    '• Cards in channels are edited. Messages that I sent you stay in our DM until you delete them there.',
    `You may want \`${commandName} export\` first: it sends you everything.`,
  ];
  return {
    type: 'modal',
    callback_id: settingsIds.forget,
    title: plain('Forget me'),
    submit: plain('Forget me'),
    close: plain('Cancel'),
    blocks: [{ type: 'section', text: mrkdwn(lines.join('\n')) }],
  };
}

/** Everything is gone. */
export function forgottenView(commandName: string): ModalView {
  const text = `Done: I no longer know you. If you type \`${commandName}\` again, you begin anew. Backups made before today still hold what was yours until whoever runs me deletes them.`;
  return {
    type: 'modal',
    title: plain('Forget me'),
    close: plain('Done'),
    blocks: [{ type: 'section', text: mrkdwn(text) }],
  };
}
