import { readPatternsCommand, readStatisticsCommand } from '../../../domain/reading/commands/statistics.ts';
import { patternsFigures } from '../../../figures/statistics/patterns.ts';
import { ownStatistics, statisticsOf } from '../../../figures/statistics/statistics.ts';
import { keepDm } from '../../../usecases/capture/keep-dm.ts';
import { knowViewer } from '../../../usecases/people/know-channel.ts';
import { sendPictured } from '../../../usecases/statistics/send-pictured.ts';
import type { PicturedMessage } from '../../views/pictured.ts';
import { noPatternsText, noStatisticsText, privateStatisticsText } from '../../views/statistics/nothing.ts';
import { patternsMessage } from '../../views/statistics/patterns.ts';
import { statisticsMessage } from '../../views/statistics/statistics.ts';
import type { CommandArguments, CommandContext } from '../capture/commands.ts';
import { patternsPictures, statisticsPictures } from './pictures.ts';

/** `/predict stats [#tag | @someone]`: a DM with pictures; where there is nothing to show, one line that says what next. */
export async function statisticsCommand(slack: CommandArguments, context: CommandContext): Promise<boolean> {
  const { deps, teamId, userId } = context;
  const wish = readStatisticsCommand(context.rest);
  if (wish === null) return false;
  const viewer = await knowViewer(deps, teamId, userId);
  const isOwn = wish.kind === 'own' || wish.userId === userId;
  const figures = isOwn
    ? await ownStatistics(deps.db.read, viewer, wish.kind === 'own' ? wish.tag : null)
    : await statisticsOf(deps.db.read, viewer, wish.userId);
  if (figures === 'private') return answer(slack, privateStatisticsText(deps.commandName));
  const nothing = noStatisticsText(figures, deps.commandName);
  if (nothing !== null) return answer(slack, nothing);
  const message = statisticsMessage(figures, statisticsPictures(figures), deps.commandName);
  return sendByDm(slack, context, message, 'Your DM with me has the statistics in a moment.');
}

/** `/predict patterns [#tag]`: a DM with what was said and what happened, tag by tag, and the lessons. */
export async function patternsCommand(slack: CommandArguments, context: CommandContext): Promise<boolean> {
  const { deps, teamId, userId } = context;
  const tag = readPatternsCommand(context.rest);
  if (tag === undefined) return false;
  const viewer = await knowViewer(deps, teamId, userId);
  const figures = await patternsFigures(deps.db.read, viewer, tag);
  const nothing = noPatternsText(figures, deps.commandName);
  if (nothing !== null) return answer(slack, nothing);
  const message = patternsMessage(figures, patternsPictures(figures), deps.commandName);
  return sendByDm(slack, context, message, 'Your DM with me has the patterns in a moment.');
}

/** Commits, then acks. */
async function sendByDm(
  slack: CommandArguments,
  { deps, teamId, userId }: CommandContext,
  message: PicturedMessage,
  text: string,
): Promise<true> {
  await sendPictured(deps, { teamId, userId, requestId: slack.command.trigger_id, message });
  await answer(slack, text);
  await keepDm(deps, teamId, userId);
  return true;
}

async function answer({ ack }: CommandArguments, text: string): Promise<true> {
  await ack({ response_type: 'ephemeral', text });
  return true;
}
