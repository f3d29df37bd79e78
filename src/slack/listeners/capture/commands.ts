import type { AllMiddlewareArgs, SlackCommandMiddlewareArgs } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { digestCommand } from '../digest/command.ts';
import { exportCommand, helpCommand, listCommand } from '../home/commands.ts';
import { linkCommand } from '../runs/link-command.ts';
import { tokenCommand } from '../runs/token-command.ts';
import { forgetCommand, settingsCommand } from '../settings/command.ts';
import { patternsCommand, statisticsCommand } from '../statistics/commands.ts';

/** What Bolt hands to the listener of the command. */
export type CommandArguments = SlackCommandMiddlewareArgs & AllMiddlewareArgs;

/** What a command needs besides Slack's arguments. */
export interface CommandContext {
  readonly deps: Deps;
  readonly teamId: string;
  readonly userId: string;
  readonly channelId: string;
  /** What was typed behind the word, trimmed. */
  readonly rest: string;
}

/**
 * Answers one `/predict word`; commits, then acks (a modal is opened before anything else). False, with nothing done,
 * where the rest does not fit the command's grammar: then the whole text is read as a prediction.
 */
export type CommandHandler = (slack: CommandArguments, context: CommandContext) => Promise<boolean>;

/** Every word that is a command, with what answers it; a word that is not here is read as a prediction or gets help. */
export const commands: Readonly<Record<string, CommandHandler>> = {
  digest: digestCommand,
  list: listCommand,
  stats: statisticsCommand,
  patterns: patternsCommand,
  settings: settingsCommand,
  token: tokenCommand,
  export: exportCommand,
  link: linkCommand,
  forget: forgetCommand,
  help: helpCommand,
};
