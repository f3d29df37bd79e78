import { settingsFigures } from '../../../figures/settings/settings.ts';
import { forgetModal } from '../../views/settings/forget.ts';
import { settingsModal } from '../../views/settings/settings.ts';
import type { CommandArguments, CommandContext } from '../capture/commands.ts';

/** `/predict settings`: the form with what holds now. */
export async function settingsCommand(slack: CommandArguments, context: CommandContext): Promise<boolean> {
  if (context.rest !== '') return false;
  const view = settingsModal(await settingsFigures(context.deps, context));
  await slack.client.views.open({ trigger_id: slack.command.trigger_id, view });
  await slack.ack();
  return true;
}

/** `/predict forget me`: asks once more before anything is forgotten. */
export async function forgetCommand(slack: CommandArguments, context: CommandContext): Promise<boolean> {
  if (context.rest.toLowerCase() !== 'me') return false;
  const view = forgetModal(context.deps.commandName);
  await slack.client.views.open({ trigger_id: slack.command.trigger_id, view });
  await slack.ack();
  return true;
}
