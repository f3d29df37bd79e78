import type { App, ViewSubmitAction } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { digestSet } from '../../../figures/digest/settings.ts';
import { setChannelDigest } from '../../../usecases/digest/set-digest.ts';
import { digestIds } from '../../ids/digest.ts';
import { decodeDigestPlace, readDigestForm } from '../../payloads/digest.ts';
import { digestProblemText } from '../../views/digest/preview.ts';
import { digestSetView } from '../../views/digest/settings.ts';

/** The saved form of a channel's digest. Commits, then acks with what holds now. */
export function registerDigestForm(app: App, deps: Deps): void {
  app.view<ViewSubmitAction>(digestIds.form, async ({ ack, body, view, context }) => {
    const channelId = decodeDigestPlace(view.private_metadata);
    const wish = readDigestForm(view.state.values);
    const problem = (sentence: string) =>
      ack({ response_action: 'errors', errors: { [digestIds.isOn]: sentence } });
    if (channelId === null || wish === null) return problem('Choose everything, then save again.');
    const teamId = context.teamId ?? body.team?.id ?? '';
    const settings = await setChannelDigest(deps, { teamId, userId: body.user.id, channelId, ...wish });
    if (typeof settings === 'string') return problem(digestProblemText(settings, ''));
    const done = digestSetView(await digestSet(deps, settings), deps.commandName);
    await ack({ response_action: 'update', view: done });
  });
}
