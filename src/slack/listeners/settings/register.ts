import type { App, BlockAction, ViewSubmitAction } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { settingsFigures } from '../../../figures/settings/settings.ts';
import { chooseSettings } from '../../../usecases/settings/choose-settings.ts';
import { settingsIds } from '../../ids/settings.ts';
import { readSettingsForm } from '../../payloads/settings.ts';
import { settingsModal, settingsSavedView } from '../../views/settings/settings.ts';
import { registerForget } from './forget.ts';
import { registerPrivacy } from './privacy.ts';
import { registerWorkspaceSettings } from './workspace.ts';

/** A person's own settings, what is kept of them and being forgotten; the commands stand in the table of commands. */
export function registerSettings(app: App, deps: Deps): void {
  registerPrivacy(app, deps);
  registerForget(app, deps);
  registerWorkspaceSettings(app, deps);
  app.action<BlockAction>(settingsIds.open, async ({ ack, body, client, context }) => {
    const person = { teamId: context.teamId ?? body.team?.id ?? '', userId: body.user.id };
    const view = settingsModal(await settingsFigures(deps, person));
    await client.views.open({ trigger_id: body.trigger_id, view });
    await ack();
  });

  app.view<ViewSubmitAction>(settingsIds.form, async ({ ack, body, view, context }) => {
    const person = { teamId: context.teamId ?? body.team?.id ?? '', userId: body.user.id };
    const { zone, ...choices } = readSettingsForm(view.state.values);
    const refusal = await chooseSettings(deps, {
      ...person,
      choices: { ...choices, zone: zone === '' ? null : zone },
    });
    if (refusal === 'no-such-zone')
      await ack({ response_action: 'errors', errors: { [settingsIds.zone]: NO_SUCH_ZONE } });
    else if (refusal === 'no-day')
      await ack({ response_action: 'errors', errors: { [settingsIds.dayEnds]: NO_DAY } });
    else await ack({ response_action: 'update', view: settingsSavedView() });
  });
}

const NO_DAY = 'The day must end after it starts.';
const NO_SUCH_ZONE = 'I know no such zone. Type it like Europe/Berlin, or leave it empty to follow Slack.';
