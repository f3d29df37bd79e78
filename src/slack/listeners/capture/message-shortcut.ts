import type { App, MessageShortcut } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { readMessage } from '../../../domain/capture/read-message.ts';
import { switchesFigures } from '../../../figures/settings/switches.ts';
import { captureIds } from '../../ids/capture.ts';
import { recordModal } from '../../views/capture/form/record-modal.ts';
import { sentenceModal } from '../../views/sentence-modal.ts';
import { switchedOffText } from '../../views/settings/workspace.ts';

/**
 * "Predict about this": the form, filled with the run link and the words of a message. It opens before anything is looked
 * up, because the trigger lives three seconds; where an admin switched the shortcut off, a sentence takes its place.
 */
export function registerMessageShortcut(app: App, deps: Deps): void {
  app.shortcut<MessageShortcut>(
    { type: 'message_action', callback_id: captureIds.messageShortcut },
    async ({ ack, client, shortcut }) => {
      const reply = { url: shortcut.response_url, at: deps.clock.machineNow(), replaces: false };
      const form = readMessage(shortcut.message.text ?? '');
      const opened = await client.views.open({
        trigger_id: shortcut.trigger_id,
        view: recordModal({ form, payload: { reply } }),
      });
      await ack();
      const switches = await switchesFigures(deps, shortcut.team?.id ?? '').catch(() => {
        // The form stays: it says what is wrong with the database when it is sent.
        deps.log.warn('whether the shortcut is on could not be looked up');
        return { hasShortcut: true };
      });
      if (switches.hasShortcut || !opened.view?.id) return;
      const view = sentenceModal(switchedOffText('shortcut', deps.commandName));
      await client.views.update({ view_id: opened.view.id, view });
    },
  );
}
