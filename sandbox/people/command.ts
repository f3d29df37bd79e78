import type { SlashCommand } from '@slack/bolt';
import { readContent, storedContent } from '../api/chat/content.ts';
import { join, leave } from '../conversations/channels.ts';
import { post } from '../conversations/messages.ts';
import { typedText } from '../conversations/typed-text.ts';
import { deliver } from '../delivery/deliver.ts';
import type { Answer } from '../delivery/envelope.ts';
import { SLACKBOT } from '../install.ts';
import type { Channel, Person } from '../state/model.ts';
import type { Workspace } from '../workspace.ts';
import { type Outcome, outcomeOf, withRefusals } from './outcome.ts';
import { readAnswer } from './replies/answer.ts';
import { payloadChannel, person } from './who.ts';

/** A command as it is typed into the composer. */
export interface TypedCommand {
  readonly actor: Person;
  readonly channel: Channel;
  /** The whole line, slash included. */
  readonly text: string;
  readonly inThread?: boolean;
  /** Whether `&`, `<`, `>` arrive as entities; Slack's pages do not say. */
  readonly entities?: boolean;
}

/** Runs a slash command: Slack's own, or the app's. */
export async function runCommand(workspace: Workspace, typed: TypedCommand): Promise<Outcome> {
  const [name = '', rest = ''] = splitCommand(typed.text);
  if (typed.inThread)
    return tell(workspace, typed, 'not_in_thread', `${name} does not work in threads. Sorry!`);
  if (name === '/invite' || name === '/remove') return changeMember(workspace, typed, name, rest);
  const known = workspace.manifest.features.slash_commands.find((each) => each.command === name);
  const scoped = workspace.manifest.oauth_config.scopes.bot.includes('commands');
  if (!known || !scoped || typed.actor.outside)
    return tell(
      workspace,
      typed,
      'unknown_command',
      `${name} is not a valid command. In Slack, all messages that start with the "/" character are interpreted as commands.`,
    );
  const answer = await deliver(workspace, {
    type: 'slash_commands',
    payload: payload(workspace, typed, name, rest, known.should_escape),
    acceptsPayload: true,
  });
  if (!answer.acked) {
    const why = answer.error === 'operation_timeout' ? 'operation_timeout' : 'dispatch_failed';
    return { ...tell(workspace, typed, why, `${name} failed with the error "${why}"`), ackMs: answer.ackMs };
  }
  return withRefusals(answer, () => showAnswer(workspace, typed, answer));
}

function splitCommand(text: string): [string, string] {
  const [, name, rest] = /^(\S+)\s*([\s\S]*)$/.exec(text.trim()) ?? [];
  return [name ?? '', rest ?? ''];
}

function payload(
  workspace: Workspace,
  { actor, channel, entities = true }: TypedCommand,
  command: string,
  rest: string,
  escapes: boolean,
): SlashCommand {
  const { app, data, triggers, responseUrls } = workspace;
  const text = typedText(workspace, rest, escapes ? 'command' : 'none');
  return {
    token: app.verificationToken,
    team_id: data.team.id,
    team_domain: data.team.domain,
    channel_id: channel.id,
    channel_name: payloadChannel(channel).name,
    user_id: actor.id,
    user_name: actor.name,
    command,
    text: entities ? text : text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&'),
    api_app_id: app.appId,
    is_enterprise_install: 'false',
    response_url: responseUrls.issue({
      from: 'command',
      userId: actor.id,
      channelId: channel.id,
      messageTs: null,
      threadTs: null,
    }),
    trigger_id: triggers.issue({ userId: actor.id, viewId: null, channelId: channel.id }),
  };
}

/** An ack may carry an answer: ephemeral, or for all (then the typed command shows too). */
function showAnswer(workspace: Workspace, { actor, channel, text }: TypedCommand, answer: Answer): Outcome {
  const reply = answer.acked ? readAnswer(answer.payload) : null;
  if (!reply) return outcomeOf(answer);
  const content = storedContent(readContent(workspace, reply));
  const common = { ...content, channelId: channel.id, userId: workspace.app.botUserId };
  const forAll = reply.response_type === 'in_channel';
  post(
    workspace,
    forAll ? { ...common, typedCommand: `${actor.id} ${text}` } : { ...common, ephemeralFor: actor.id },
  );
  return outcomeOf(answer);
}

/** Slack's own `/invite @somebody` and `/remove @somebody`. */
function changeMember(workspace: Workspace, typed: TypedCommand, name: string, rest: string): Outcome {
  const who = person(workspace, rest.trim().replace(/^@/, '').toLowerCase());
  if (name === '/invite') join(workspace, typed.channel, who.id, typed.actor.id);
  else leave(workspace, typed.channel, who.id);
  return { ok: true };
}

function tell(workspace: Workspace, { actor, channel }: TypedCommand, error: string, shown: string): Outcome {
  post(workspace, { channelId: channel.id, userId: SLACKBOT, text: shown, ephemeralFor: actor.id });
  return { ok: false, error, shown };
}
