import { tokensFigures } from '../../../figures/tokens.ts';
import { channelFor } from '../../../usecases/people/channel-for.ts';
import { makeToken, TOKENS_MAX } from '../../../usecases/runs/tokens.ts';
import type { Message } from '../../messenger.ts';
import { newTokenMessage, tokenRefusedMessage, tokensMessage } from '../../views/runs/tokens.ts';
import type { CommandArguments, CommandContext } from '../capture/commands.ts';

/** `/predict token` makes a token of one's own, `token channel` one for the channel's project, `token list` lists them. */
export async function tokenCommand(slack: CommandArguments, context: CommandContext): Promise<boolean> {
  const { text, blocks } = (await answerTo(context)) ?? { text: null, blocks: [] };
  if (text === null) return false;
  await slack.ack({ response_type: 'ephemeral', text, blocks: [...(blocks ?? [])] });
  return true;
}

async function answerTo(context: CommandContext): Promise<Message | null> {
  const { deps, teamId, userId, channelId, rest } = context;
  const { tokens } = await tokensFigures(deps.db.read, { teamId, userId });
  if (rest === 'list') return tokensMessage(tokens, deps.commandName);
  if (rest !== '' && rest !== 'channel') return null;
  if (tokens.length >= TOKENS_MAX) return tokenRefusedMessage('too-many');
  if (rest === '') {
    const { secret } = await makeToken(deps, { teamId, userId, channelId: null, label: 'terminal' });
    return newTokenMessage(secret, null, deps.commandName);
  }
  const channel = await channelFor(deps, teamId, userId, channelId);
  if (typeof channel === 'string') return tokenRefusedMessage(channel);
  const { secret } = await makeToken(deps, { teamId, userId, channelId, label: channel.name });
  return newTokenMessage(secret, channel.name, deps.commandName);
}
