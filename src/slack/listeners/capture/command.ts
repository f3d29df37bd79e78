import type { App } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { formOfLine } from '../../../domain/capture/understand.ts';
import { readBack } from '../../../figures/capture/read-back.ts';
import { captureLine } from '../../../usecases/capture/capture-line.ts';
import { keepDm } from '../../../usecases/capture/keep-dm.ts';
import { recordModal } from '../../views/capture/form/record-modal.ts';
import { readBackMessage } from '../../views/capture/read-back.ts';
import { unknownWordMessage } from '../../views/home/help.ts';
import { type CommandArguments, commands } from './commands.ts';
import { splitCommand } from './split-command.ts';

/** `/predict`: alone it opens the form; a command is handed on; anything else is captured line by line. */
export function registerCommand(app: App, deps: Deps): void {
  app.command(deps.commandName, async (slack) => {
    const { command, ack, client } = slack;
    if (command.text.trim() === '') {
      // Before anything else: the trigger lives three seconds, and no database is needed to show an empty form.
      await client.views.open({ trigger_id: command.trigger_id, view: emptyModal(deps, slack) });
      await ack();
      return;
    }
    if (!(await isCommand(deps, slack))) await captureCommand(deps, slack);
  });
}

/** Hands a command on; false where the text is none. One unknown word alone is no claim: it gets help. */
async function isCommand(deps: Deps, slack: CommandArguments): Promise<boolean> {
  const { team_id: teamId, user_id: userId, channel_id: channelId, text } = slack.command;
  const named = splitCommand(text);
  if (!named) return false;
  const context = { deps, teamId, userId, channelId };
  const handler = Object.hasOwn(commands, named.word) ? commands[named.word] : undefined;
  if (handler) return handler(slack, { ...context, rest: named.rest });
  if (named.rest !== '' || !/^\p{L}+$/u.test(named.word)) return false;
  const { text: words, blocks } = unknownWordMessage(named.word, deps.commandName);
  await slack.ack({ response_type: 'ephemeral', text: words, blocks: [...(blocks ?? [])] });
  return true;
}

/** Captures what was typed; where only the form can finish it, the form opens with what was understood. */
async function captureCommand(deps: Deps, slack: CommandArguments): Promise<void> {
  const { command, ack, client } = slack;
  const { team_id: teamId, user_id: userId } = command;
  const typedAt = deps.clock.now();
  const typed = { teamId, userId, channelId: command.channel_id, text: command.text, typedAt };
  const originKey = `command|${command.trigger_id}`;
  const captured = await captureLine(deps, { ...typed, originKey }).catch(async (error: unknown) => {
    // What was typed would be gone with the command; in the form it stays, and can be tried again.
    const form = formOfLine(command.text, { typedAt, zone: 'UTC', workDays: [] }, null);
    await client.views.open({
      trigger_id: command.trigger_id,
      view: recordModal({ form, payload: emptyPayload(deps, slack) }),
    });
    await ack();
    throw error;
  });
  const back = await readBack(deps, { teamId, userId }, captured);
  const [draft, ...others] = back.drafts;
  if (draft?.understanding.certainty === 'needs-form' && others.length + back.recorded.length === 0) {
    const payload = { ...emptyPayload(deps, slack), draftId: draft.draftId };
    const view = recordModal({ form: draft.understanding.form, payload });
    await client.views.open({ trigger_id: command.trigger_id, view });
    await ack();
    return;
  }
  const { text, blocks } = readBackMessage(back);
  await ack({ response_type: 'ephemeral', text, blocks: [...(blocks ?? [])] });
  if (back.recorded.length > 0) await keepDm(deps, teamId, userId);
}

const emptyModal = (deps: Deps, slack: CommandArguments) =>
  recordModal({ payload: emptyPayload(deps, slack) });

/** The reading back of what a form records is shown where the command was typed. */
const emptyPayload = (deps: Deps, { command }: CommandArguments) => ({
  reply: { url: command.response_url, at: deps.clock.machineNow(), replaces: false },
});
