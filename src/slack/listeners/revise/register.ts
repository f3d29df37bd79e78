import type { App, ViewSubmitAction } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { againForm } from '../../../domain/capture/form-of.ts';
import { ownPrediction } from '../../../figures/capture/own-prediction.ts';
import { handOver } from '../../../usecases/revise/hand-over.ts';
import { answerIds } from '../../ids/answer.ts';
import { captureIds } from '../../ids/capture.ts';
import { decodeMore, decodePlace, encodePlace } from '../../payloads/answer.ts';
import { recordModal } from '../../views/capture/form/record-modal.ts';
import { handOverModal } from '../../views/hand-over-modal.ts';
import { sentenceModal } from '../../views/sentence-modal.ts';
import { onPress, type Press, say, showAnew } from '../answer/press.ts';
import { handedSentence, handOverSentences } from './hand-over-sentences.ts';

type Slack = Parameters<Parameters<typeof onPress>[2]>[1];

/** What else can be done with a prediction wherever it is listed: hand it over, or say it again with changes. */
export function registerRevise(app: App, deps: Deps): void {
  onPress(app, answerIds.more, async (press, slack) => {
    const picked = decodeMore(press.value);
    if (picked?.choice === 'again') await openAgain(deps, press, slack);
    else if (picked) await openHandOver(press, picked.predictionId, slack);
    await slack.ack();
  });

  onPress(app, answerIds.again, async (press, slack) => {
    await openAgain(deps, press, slack);
    await slack.ack();
  });

  onPress(app, answerIds.takeBack, async (press, { ack }) => {
    const { teamId, userId, triggerId } = press;
    const predictionId = decodeMore(press.value)?.predictionId ?? '';
    const originKey = `press|${triggerId}`;
    const refusal = await handOver(deps, { teamId, userId, toId: userId, predictionId, originKey });
    await ack();
    if (refusal !== null) await say(deps, press.responseUrl, handOverSentences[refusal]);
    await showAnew(deps, press);
  });

  app.view<ViewSubmitAction>(answerIds.handOverForm, async ({ ack, body, view }) => {
    const place = decodePlace(view.private_metadata);
    const who = { teamId: body.team?.id ?? body.user.team_id ?? '', userId: body.user.id };
    const toId = view.state.values[captureIds.handOverTo]?.[captureIds.handOverTo]?.selected_user ?? '';
    const predictionId = place?.predictionId ?? '';
    const refusal = await handOver(deps, { ...who, toId, predictionId, originKey: `view|${view.id}` });
    if (refusal !== null || !place) {
      const errors = { [captureIds.handOverTo]: handOverSentences[refusal ?? 'gone'] };
      await ack({ response_action: 'errors', errors });
      return;
    }
    await ack();
    if (place.all.length === 0) await say(deps, place.responseUrl, handedSentence(toId));
    await showAnew(deps, { ...who, ...place });
  });
}

/** Opens first of all: who is to be asked needs no database. */
async function openHandOver(press: Press, predictionId: string, { client }: Slack): Promise<void> {
  const { responseUrl, all, triggerId } = press;
  const place = { predictionId, dueSeq: 0, typedId: null, value: null, responseUrl, all, answerId: null };
  const view = handOverModal(answerIds.handOverForm, encodePlace(place));
  await client.views.open({ trigger_id: triggerId, view });
}

/** The form filled with one's own prediction; what it records is a new one, read back where this was pressed. */
async function openAgain(deps: Deps, press: Press, { client }: Slack): Promise<void> {
  const own = await ownPrediction(deps, press, decodeMore(press.value)?.predictionId ?? '');
  const at = deps.clock.machineNow();
  const reply = press.responseUrl === null ? {} : { reply: { url: press.responseUrl, at, replaces: false } };
  const view = own
    ? recordModal({ form: againForm(own.prediction, own.form), payload: reply })
    : sentenceModal(
        'Only what you recorded yourself can be said again with changes, as long as it is there.',
      );
  await client.views.open({ trigger_id: press.triggerId, view });
}
