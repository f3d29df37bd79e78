import type { App, BlockAction, ViewSubmitAction } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { switchesFigures } from '../../../figures/settings/switches.ts';
import { chooseSwitches } from '../../../usecases/settings/set-switches.ts';
import { settingsIds } from '../../ids/settings.ts';
import { readSwitches } from '../../payloads/settings.ts';
import { settingsSavedView } from '../../views/settings/settings.ts';
import { switchesRefusedText, workspaceModal } from '../../views/settings/workspace.ts';

/** What an admin may switch off; Slack is asked whether they are one when they save. */
export function registerWorkspaceSettings(app: App, deps: Deps): void {
  app.action<BlockAction>(settingsIds.openWorkspace, async ({ ack, body, client, context }) => {
    const teamId = context.teamId ?? body.team?.id ?? '';
    const view = workspaceModal(await switchesFigures(deps, teamId));
    await client.views.push({ trigger_id: body.trigger_id, view });
    await ack();
  });

  app.view<ViewSubmitAction>(settingsIds.workspace, async ({ ack, body, view, context }) => {
    const person = { teamId: context.teamId ?? body.team?.id ?? '', userId: body.user.id };
    const refusal = await chooseSwitches(deps, person, readSwitches(view.state.values));
    if (refusal === null) await ack({ response_action: 'update', view: settingsSavedView() });
    else
      await ack({
        response_action: 'errors',
        errors: { [settingsIds.switches]: switchesRefusedText(refusal) },
      });
  });
}
