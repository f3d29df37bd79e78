import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { previewFigures } from '../../../figures/digest/preview.ts';
import { postDigestNow } from '../../../usecases/digest/post-now.ts';
import { channelFor } from '../../../usecases/people/channel-for.ts';
import { digestIds } from '../../ids/digest.ts';
import { decodePreview } from '../../payloads/digest.ts';
import { digestMessages } from '../../views/digest/digest.ts';
import { digestProblemText, previewMessages } from '../../views/digest/preview.ts';
import type { CommandArguments, CommandContext } from '../capture/commands.ts';

/** Shows one person what a digest of their channel would say now. */
export async function previewDigest(slack: CommandArguments, context: CommandContext): Promise<void> {
  const { deps, teamId, userId, channelId } = context;
  const { command, ack, respond } = slack;
  const channel = await channelFor(deps, teamId, userId, channelId);
  if (typeof channel === 'string') {
    await ack({ response_type: 'ephemeral', text: digestProblemText(channel, command.channel_name) });
    return;
  }
  const figures = await previewFigures(deps, { teamId, channelId, userId });
  const digest = digestMessages(figures, { commandName: deps.commandName, files: {} });
  const payload = { channelId, previewId: command.trigger_id, since: figures.since, until: figures.until };
  const hasDiagram = figures.record.bins !== null;
  const [first, ...more] = previewMessages(digest, payload, hasDiagram);
  await ack({ response_type: 'ephemeral', text: first?.text ?? '', blocks: [...(first?.blocks ?? [])] });
  for (const { text, blocks } of more)
    await respond({ response_type: 'ephemeral', text, blocks: [...(blocks ?? [])] });
}

/** "Post in channel" under a preview. Commits, then acks. */
export function registerPostNow(app: App, deps: Deps): void {
  app.action<BlockAction<ButtonAction>>(digestIds.post, async ({ action, body, context, ack, respond }) => {
    const payload = decodePreview(action.value);
    const teamId = context.teamId ?? body.team?.id ?? '';
    const userId = body.user.id;
    const result =
      payload === null
        ? 'unreadable'
        : await postDigestNow(deps, {
            teamId,
            userId,
            channelId: payload.channelId,
            previewId: payload.previewId,
            period: { since: payload.since, until: payload.until },
          });
    await ack();
    await respond({ text: postedText(result, deps.commandName), replace_original: result === null });
  });
}

function postedText(result: Awaited<ReturnType<typeof postDigestNow>> | 'unreadable', commandName: string) {
  if (result === null) return 'On its way to the channel.';
  if (result === 'already') return 'This one was posted already.';
  if (result === 'unreadable')
    return `That preview is from an older Hunch. \`${commandName} digest now\` shows a new one.`;
  return digestProblemText(result, '');
}
