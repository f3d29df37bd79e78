import { readDigestCommand } from '../../../domain/reading/commands/digest.ts';
import { digestFormFigures, digestSet } from '../../../figures/digest/settings.ts';
import { setChannelDigest } from '../../../usecases/digest/set-digest.ts';
import { digestProblemText } from '../../views/digest/preview.ts';
import { digestForm, digestSetText } from '../../views/digest/settings.ts';
import type { CommandArguments, CommandContext } from '../capture/commands.ts';
import { previewDigest } from './preview.ts';

/** `/predict digest`: the form; `on monday 9`, `off`: by words; `now`: a preview. */
export async function digestCommand(slack: CommandArguments, context: CommandContext): Promise<boolean> {
  const wish = readDigestCommand(context.rest);
  if (wish === null) return false;
  switch (wish.kind) {
    case 'form':
      await openForm(slack, context);
      return true;
    case 'now':
      await previewDigest(slack, context);
      return true;
    case 'no-such-hour':
      await slack.ack({ response_type: 'ephemeral', text: FULL_HOURS });
      return true;
    default:
      await setByWords(slack, context, wish.kind === 'on' ? wish : OFF);
      return true;
  }
}

async function openForm(slack: CommandArguments, { deps, teamId, userId, channelId }: CommandContext) {
  const figures = await digestFormFigures(deps, { teamId, userId }, channelId);
  const channelName = figures.channelName || slack.command.channel_name;
  const view = digestForm({ ...figures, channelName });
  await slack.client.views.open({ trigger_id: slack.command.trigger_id, view });
  await slack.ack();
}

async function setByWords(
  slack: CommandArguments,
  { deps, teamId, userId, channelId }: CommandContext,
  wish: { readonly kind: 'on' | 'off'; readonly weekday: number | null; readonly hour: number | null },
): Promise<void> {
  const { weekday, hour } = wish;
  const isOn = wish.kind === 'on';
  const settings = await setChannelDigest(deps, { teamId, userId, channelId, isOn, weekday, hour });
  const text =
    typeof settings === 'string'
      ? digestProblemText(settings, slack.command.channel_name)
      : digestSetText(await digestSet(deps, settings), deps.commandName);
  await slack.ack({ response_type: 'ephemeral', text });
}

const OFF = { kind: 'off', weekday: null, hour: null } as const;
const FULL_HOURS =
  'A digest comes at a full hour of the day. Type it like `digest on monday 9` or `digest on friday 16:00`.';
