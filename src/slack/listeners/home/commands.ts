import { readHelpCommand } from '../../../domain/reading/commands/help.ts';
import { readListCommand } from '../../../domain/reading/commands/list.ts';
import { listFigures } from '../../../figures/list.ts';
import { knowViewer } from '../../../usecases/people/know-channel.ts';
import { helpMessage } from '../../views/home/help.ts';
import { listMessage } from '../../views/home/list.ts';
import type { CommandArguments, CommandContext } from '../capture/commands.ts';

/** `/predict list [open|waiting|answered] [#tag]`: a reply that only the person who asked sees. */
export async function listCommand({ ack }: CommandArguments, context: CommandContext): Promise<boolean> {
  const { deps, teamId, userId, rest } = context;
  const filter = readListCommand(rest);
  if (filter === null) return false;
  const viewer = await knowViewer(deps, teamId, userId);
  const { text, blocks } = listMessage(await listFigures(deps.db.read, viewer, filter), deps.commandName);
  await ack({ response_type: 'ephemeral', text, blocks: [...(blocks ?? [])] });
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
