import { readTokenCommand } from '../../../domain/reading/commands/token.ts';
import { tokensFigures } from '../../../figures/settings/tokens.ts';
import { channelFor } from '../../../usecases/people/channel-for.ts';
import { makeToken, TOKENS_MAX, webhookSecret } from '../../../usecases/runs/tokens.ts';
import type { Message } from '../../messenger.ts';
import {
  newTokenMessage,
  newWebhookMessage,
  tokenRefusedMessage,
  tokensMessage,
} from '../../views/runs/tokens.ts';
import type { CommandArguments, CommandContext } from '../capture/commands.ts';

/**
 * `/predict token` makes a token of one's own, `token channel` one for the channel's project, `token webhook` one for a
 * service that signs (in a channel for its project, in a DM one's own), `token list` lists them.
 */
export async function tokenCommand(slack: CommandArguments, context: CommandContext): Promise<boolean> {
  const { text, blocks } = (await answerTo(context, slack.command.trigger_id)) ?? { text: null, blocks: [] };
  if (text === null) return false;
  await slack.ack({ response_type: 'ephemeral', text, blocks: [...(blocks ?? [])] });
  return true;
}

async function answerTo(context: CommandContext, originKey: string): Promise<Message | null> {
  const { deps, teamId, userId, channelId, rest } = context;
  const command = readTokenCommand(rest);
  if (command === null) return null;
  const { tokens } = await tokensFigures(deps.db.read, { teamId, userId });
  if (command === 'list') return tokensMessage(tokens, deps.commandName);
  if (tokens.length >= TOKENS_MAX) return tokenRefusedMessage('too-many');
  const isOwn = command === 'own' || (command === 'webhook' && channelId.startsWith('D'));
  const channel = isOwn ? null : await channelFor(deps, teamId, userId, channelId);
  if (typeof channel === 'string') return tokenRefusedMessage(channel);
  const label = command === 'webhook' ? 'webhook' : (channel?.name ?? 'terminal');
  const project = { channelId: channel === null ? null : channelId, label };
  const made = await makeToken(deps, { teamId, userId, ...project, originKey });
  if (made === 'already') return tokensMessage(tokens, deps.commandName);
  const { token, secret } = made;
  const whose = channel?.name ?? null;
  return command === 'webhook'
    ? newWebhookMessage(
        { tokenId: token.id, secret: await webhookSecret(deps, token) },
        whose,
        deps.commandName,
      )
    : newTokenMessage(secret, whose, deps.commandName);
}
