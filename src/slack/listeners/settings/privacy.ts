import type { App, BlockAction } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { settingsIds } from '../../ids/settings.ts';
import { privacyModal } from '../../views/settings/privacy.ts';

/** "Who sees what" on Home: no database is needed to say it. */
export function registerPrivacy(app: App, deps: Deps): void {
  app.action<BlockAction>(settingsIds.privacy, async ({ ack, body, client }) => {
    await client.views.open({ trigger_id: body.trigger_id, view: privacyModal(deps.commandName) });
    await ack();
  });
}
