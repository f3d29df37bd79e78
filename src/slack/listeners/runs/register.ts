import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import type { MemberChoices } from '../../../domain/people/member.ts';
import { runForForm } from '../../../figures/questions/run-prompt.ts';
import { claimRun } from '../../../usecases/runs/claim-run.ts';
import { forgetTrackerName } from '../../../usecases/runs/link-tracker.ts';
import { endToken } from '../../../usecases/runs/tokens.ts';
import { chooseSettings } from '../../../usecases/settings/choose-settings.ts';
import { runsIds } from '../../ids/runs.ts';
import { escapeMrkdwn, person } from '../../mrkdwn.ts';
import { decodeLink } from '../../payloads/runs.ts';
import { recordModal } from '../../views/capture/form/record-modal.ts';
import { promptsChosenMessage } from '../../views/runs/prompt.ts';

type Press = BlockAction<ButtonAction>;

/** What people tap when runs start, and their tokens; `/predict token` stands in the table of commands. */
export function registerRuns(app: App, deps: Deps): void {
  app.action<Press>(runsIds.predict, async ({ ack, action, body, client }) => {
    const run = await runForForm(deps.db.read, body.team?.id ?? '', action.value ?? '');
    const reply = { url: body.response_url, at: deps.clock.machineNow(), replaces: false };
    await client.views.open({
      trigger_id: body.trigger_id,
      view: recordModal({ form: { run, whenTyped: 'when it finishes' }, payload: { reply } }),
    });
    await ack();
  });
  registerChoice(app, deps, runsIds.everyStart, 'every-start');
  registerChoice(app, deps, runsIds.withPrediction, 'with-prediction');
  registerChoice(app, deps, runsIds.never, 'never');

  app.action<Press>(runsIds.mine, async ({ ack, action, body, respond }) => {
    const claimed = await claimRun(deps, {
      teamId: body.team?.id ?? '',
      userId: body.user.id,
      runRowId: action.value ?? '',
    });
    await ack();
    if (claimed === 'taken' || claimed === 'gone')
      await respond({ text: MINE_REFUSED[claimed], response_type: 'ephemeral', replace_original: false });
    else
      await respond({
        text: `*${escapeMrkdwn(claimed.name)}* is ${person(body.user.id)}’s.`,
        replace_original: true,
      });
  });

  app.action<Press>(runsIds.unlink, async ({ ack, action, body, respond }) => {
    const { tracker, name } = decodeLink(action.value);
    const person = { teamId: body.team?.id ?? '', userId: body.user.id };
    const isGone = await forgetTrackerName(deps, { ...person, tracker, name });
    await ack();
    const text = isGone ? 'That name is no longer yours.' : 'That name was not yours any more.';
    await respond({ text, response_type: 'ephemeral', replace_original: false });
  });

  app.action<Press>(runsIds.endToken, async ({ ack, action, body, respond }) => {
    const token = { teamId: body.team?.id ?? '', id: action.value ?? '', madeBy: body.user.id };
    const isEnded = await endToken(deps, token);
    await ack();
    const text = isEnded ? 'That token works no more.' : 'That token had ended already.';
    await respond({ text, response_type: 'ephemeral', replace_original: false });
  });
}

const MINE_REFUSED = {
  taken: 'Somebody said so already.',
  gone: 'That run is gone.',
} as const;

function registerChoice(
  app: App,
  deps: Deps,
  id: string,
  runPrompts: Exclude<MemberChoices['runPrompts'], 'unset'>,
): void {
  app.action<Press>(id, async ({ ack, body, respond }) => {
    await chooseSettings(deps, {
      teamId: body.team?.id ?? '',
      userId: body.user.id,
      choices: { runPrompts },
    });
    await ack();
    const { text, blocks } = promptsChosenMessage(runPrompts, deps.commandName);
    await respond({ text, blocks: [...(blocks ?? [])], replace_original: true });
  });
}
