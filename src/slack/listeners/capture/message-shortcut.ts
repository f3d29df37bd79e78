import type { App, MessageShortcut } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { readMessage } from '../../../domain/capture/read-message.ts';
import { switchesFigures } from '../../../figures/switches.ts';
import { captureIds } from '../../ids/capture.ts';
import { recordModal } from '../../views/capture/form/record-modal.ts';
import { sentenceModal } from '../../views/sentence-modal.ts';
import { switchedOffText } from '../../views/settings/workspace.ts';

/** "Predict about this": the form, filled with the run link and the words of a message, unless an admin switched it off. */
export function registerMessageShortcut(app: App, deps: Deps): void {
  app.shortcut<MessageShortcut>(
    { type: 'message_action', callback_id: captureIds.messageShortcut },
    async ({ ack, client, shortcut }) => {
      const { hasShortcut } = await switchesFigures(deps, shortcut.team?.id ?? '');
      if (!hasShortcut) {
        const view = sentenceModal(switchedOffText('shortcut', deps.commandName));
        await client.views.open({ trigger_id: shortcut.trigger_id, view });
        await ack();
        return;
      }
      const reply = { url: shortcut.response_url, at: deps.clock.machineNow(), replaces: false };
      const form = readMessage(shortcut.message.text ?? '');
      await client.views.open({
        trigger_id: shortcut.trigger_id,
        view: recordModal({ form, payload: { reply } }),
      });
      await ack();
    },
  );
}
