import { readHelpCommand } from '../../../domain/reading/commands/help.ts';
import { readListCommand } from '../../../domain/reading/commands/list.ts';
import { listFigures } from '../../../figures/list.ts';
import { hasAnythingToExport } from '../../../figures/person-export.ts';
import { askForExport } from '../../../usecases/exchange/ask-for-export.ts';
import { knowViewer } from '../../../usecases/people/know-channel.ts';
import { EXPORT_COMES, nothingToExport } from '../../views/home/export.ts';
import { helpMessage } from '../../views/home/help.ts';
import { listMessage } from '../../views/home/list.ts';
import type { CommandArguments, CommandContext } from '../capture/commands.ts';

/** `/predict list [open|waiting|answered] [#tag]`: a reply that only the person who asked sees. */
export async function listCommand({ ack }: CommandArguments, context: CommandContext): Promise<boolean> {
  const { deps, teamId, userId, rest } = context;
  const filter = readListCommand(rest);
  if (filter === null) return false;
  const viewer = await knowViewer(deps, teamId, userId);
  const figures = await deps.db.snapshot((db) => listFigures(db, viewer, filter));
  const { text, blocks } = listMessage(figures, deps.commandName);
  await ack({ response_type: 'ephemeral', text, blocks: [...(blocks ?? [])] });
  return true;
}

/** `/predict export`: everything of one's own as files in the DM. */
export async function exportCommand(
  { ack, command }: CommandArguments,
  context: CommandContext,
): Promise<boolean> {
  const { deps, teamId, userId, rest } = context;
  if (rest !== '') return false;
  const hasAnything = await hasAnythingToExport(deps.db.read, { teamId, userId }, deps.clock.now());
  if (hasAnything) await askForExport(deps, { teamId, userId, originKey: command.trigger_id });
  await ack({
    response_type: 'ephemeral',
    text: hasAnything ? EXPORT_COMES : nothingToExport(deps.commandName),
  });
  return true;
}

/** `/predict help [scores]` */
export async function helpCommand({ ack }: CommandArguments, context: CommandContext): Promise<boolean> {
  const topic = readHelpCommand(context.rest);
  if (topic === null) return false;
  const { text, blocks } = helpMessage(topic, context.deps.commandName);
  await ack({ response_type: 'ephemeral', text, blocks: [...(blocks ?? [])] });
  return true;
}
