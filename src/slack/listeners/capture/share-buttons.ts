import type { App, ViewSubmitAction } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { ownPrediction } from '../../../figures/capture/own-prediction.ts';
import { readBack } from '../../../figures/capture/read-back.ts';
import { chooseSharing } from '../../../usecases/capture/choose-sharing.ts';
import { share } from '../../../usecases/capture/share.ts';
import { cardLink } from '../../../usecases/card/card-link.ts';
import { unshare } from '../../../usecases/revise/unshare.ts';
import { captureIds } from '../../ids/capture.ts';
import { readRecordForm } from '../../payloads/record-form.ts';
import { shareModal } from '../../views/capture/sharing.ts';
import { onPress, openOrPush, type Press, rememberPlace, say, showAnew, shownWith } from './press.ts';
import { ackAndReadBack, ackProblems, submissionOf } from './submission.ts';

/** Who sees what is recorded. */
export function registerShareButtons(app: App, deps: Deps): void {
  for (const id of [captureIds.share, captureIds.shareAndAsk])
    onPress(app, id, (press) => openShareForm(deps, press));

  app.view<ViewSubmitAction>(captureIds.shareModal, async (slack) => {
    const submission = submissionOf(slack);
    const { teamId, userId, payload } = submission;
    const { shareChannelId: channelId, hidesForecasts } = readRecordForm(slack.view.state.values);
    if (channelId === '') return ackProblems(slack, { shareChannelId: 'Choose a channel.' });
    const predictionId = payload.predictionId ?? '';
    const invitedId = payload.invitedId ?? null;
    const wish = { teamId, userId, predictionId, channelId, hidesForecasts, invitedId };
    const refusal = await share(deps, wish);
    const link = refusal === 'already-shared' ? await cardLink(deps, { teamId, id: predictionId }) : null;
    const notShared = refusal === null ? null : { channelId, because: refusal, cardLink: link };
    await ackAndReadBack(deps, slack, submission, { ...shownWith(payload), notShared });
  });

  onPress(app, captureIds.unshare, async (press) => {
    const { teamId, userId, payload, slack } = press;
    const refused = await unshare(deps, { teamId, userId, predictionId: payload.p ?? '' });
    await slack.ack();
    if (refused) await say(slack, TOO_LATE);
    else await showAnew(slack, await readBack(deps, press, shownWith(payload)));
  });

  onPress(app, captureIds.shareHere, (press) => choose(deps, press, press.payload.c ?? null));
  onPress(app, captureIds.keepPrivate, (press) => choose(deps, press, null));
  // The box is read when one of the buttons beside it is pressed.
  app.action(captureIds.alwaysThisWay, async ({ ack }) => ack());
}

async function openShareForm(deps: Deps, press: Press): Promise<void> {
  const { slack, payload } = press;
  const own = await ownPrediction(deps, press, payload.p ?? '');
  const place = rememberPlace(press, deps.clock.machineNow());
  const hidesForecasts = own?.prediction.hidesForecasts ?? true;
  await openOrPush(slack.client, slack.body, shareModal({ payload: place, hidesForecasts }));
  await slack.ack();
}

async function choose(deps: Deps, press: Press, channelId: string | null): Promise<void> {
  const { teamId, userId, payload, slack } = press;
  const shown = shownWith(payload);
  const { predictionIds } = shown;
  const isAlways = isBoxTicked(press);
  const captured = await chooseSharing(deps, { teamId, userId, predictionIds, channelId, isAlways });
  await slack.ack();
  await showAnew(slack, await readBack(deps, press, { ...captured, draftIds: shown.draftIds }));
}

function isBoxTicked({ slack }: Press): boolean {
  const values = slack.body.state?.values ?? slack.body.view?.state.values ?? {};
  return Object.values(values).some(
    (block) => (block[captureIds.alwaysThisWay]?.selected_options ?? []).length > 0,
  );
}

const TOO_LATE =
  'It stays shared: ten minutes are over, or somebody else has forecast. You can still withdraw it until it is due.';
