import { readLinkCommand } from '../../../domain/reading/commands/link.ts';
import { trackerNamesFigures } from '../../../figures/settings/tracker-names.ts';
import { claimTrackerName } from '../../../usecases/runs/link-tracker.ts';
import { nameTakenMessage, trackerNamesMessage } from '../../views/runs/links.ts';
import type { CommandArguments, CommandContext } from '../capture/commands.ts';

/** `/predict link wandb ana`: runs of that name are the person's; `/predict link` lists their names. */
export async function linkCommand(slack: CommandArguments, context: CommandContext): Promise<boolean> {
  const { deps, teamId, userId } = context;
  const wish = readLinkCommand(context.rest);
  if (wish === null) return false;
  const claimed = wish.kind === 'claim' ? { tracker: wish.tracker, name: wish.name } : null;
  const taken = claimed ? await claimTrackerName(deps, { teamId, userId, ...claimed }) : null;
  const figures = await trackerNamesFigures(deps.db.read, { teamId, userId });
  const { text, blocks } =
    claimed && taken
      ? nameTakenMessage(claimed, taken.holderId, deps.commandName)
      : trackerNamesMessage(figures, claimed, deps.commandName);
  await slack.ack({ response_type: 'ephemeral', text, blocks: [...(blocks ?? [])] });
  return true;
}
