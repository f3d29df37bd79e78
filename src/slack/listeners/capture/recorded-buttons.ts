import type { App, ViewSubmitAction } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { againForm } from '../../../domain/capture/form-of.ts';
import { ownPrediction } from '../../../figures/capture/own-prediction.ts';
import { readBack } from '../../../figures/capture/read-back.ts';
import { changeDue } from '../../../usecases/revise/change-due.ts';
import { type EditRefusal, editPrediction } from '../../../usecases/revise/edit-prediction.ts';
import { handOver } from '../../../usecases/revise/hand-over.ts';
import { type WithdrawalResult, withdraw } from '../../../usecases/revise/withdraw.ts';
import { captureIds } from '../../ids/capture.ts';
import { encodeModal } from '../../payloads/capture.ts';
import { readRecordForm } from '../../payloads/record-form.ts';
import { askAtModal } from '../../views/capture/form/ask-at-modal.ts';
import { recordModal } from '../../views/capture/form/record-modal.ts';
import { handOverModal } from '../../views/hand-over-modal.ts';
import { handOverSentences } from '../revise/hand-over-sentences.ts';
import { onPress, openOrPush, type Press, rememberPlace, say, showAnew, shownWith } from './press.ts';
import { ackAndReadBack, ackProblems, submissionOf } from './submission.ts';

/** What can be changed about what is recorded: its words, its time, that it exists. */
export function registerRecordedButtons(app: App, deps: Deps): void {
  for (const id of [captureIds.edit, captureIds.changeLevel, captureIds.addReference])
    onPress(app, id, (press) => openForm(deps, press, true));
  onPress(app, captureIds.again, (press) => openForm(deps, press, false));
  onPress(app, captureIds.handOver, async (press) => {
    const { client, body, ack } = press.slack;
    const metadata = encodeModal(rememberPlace(press, deps.clock.machineNow()));
    await openOrPush(client, body, handOverModal(captureIds.handOverModal, metadata));
    await ack();
  });
  onPress(app, captureIds.withdraw, async (press) => {
    const { teamId, userId, payload, slack } = press;
    const result = await withdraw(deps, { teamId, userId, predictionId: payload.p ?? '' });
    await slack.ack();
    const isDone = result === 'withdrawn' || result === 'void';
    const back = await readBack(deps, press, shownWith(payload));
    if (!isDone || slack.body.view?.type !== 'modal') await say(slack, WITHDRAWN[result]);
    if (isDone && slack.body.view?.type !== 'home') await showAnew(slack, back);
  });
  registerEdit(app, deps);
  registerAskAt(app, deps);
  registerHandOver(app, deps);
}

function registerHandOver(app: App, deps: Deps): void {
  app.view<ViewSubmitAction>(captureIds.handOverModal, async (slack) => {
    const submission = submissionOf(slack);
    const { payload } = submission;
    const toId = slack.view.state.values[captureIds.handOverTo]?.[captureIds.handOverTo]?.selected_user ?? '';
    const refusal = await handOver(deps, { ...submission, toId, predictionId: payload.predictionId ?? '' });
    if (refusal !== null) {
      const errors = { [captureIds.handOverTo]: handOverSentences[refusal] };
      await slack.ack({ response_action: 'errors', errors });
      return;
    }
    await ackAndReadBack(deps, slack, submission, shownWith(payload));
  });
}

function registerEdit(app: App, deps: Deps): void {
  app.view<ViewSubmitAction>(captureIds.editModal, async (slack) => {
    const submission = submissionOf(slack);
    const { payload } = submission;
    const form = readRecordForm(slack.view.state.values);
    const predictionId = payload.predictionId ?? '';
    const refused = await editPrediction(deps, { ...submission, predictionId, form });
    if (refused === 'too-late' || refused === 'gone')
      return ackProblems(slack, { claim: NOT_EDITED[refused] });
    if (refused) return ackProblems(slack, refused.problems);
    await ackAndReadBack(deps, slack, submission, shownWith(payload));
  });
}

function registerAskAt(app: App, deps: Deps): void {
  onPress(app, captureIds.askAt, async (press) => {
    const { client, body, ack } = press.slack;
    const view = askAtModal(rememberPlace(press, deps.clock.machineNow()));
    await openOrPush(client, body, view);
    await ack();
  });

  app.view<ViewSubmitAction>(captureIds.askAtModal, async (slack) => {
    const submission = submissionOf(slack);
    const { payload } = submission;
    const { whenPreset, whenTyped } = readRecordForm(slack.view.state.values);
    const predictionId = payload.predictionId ?? '';
    const refused = await changeDue(deps, { ...submission, predictionId, whenPreset, whenTyped });
    if (refused === 'gone') return ackProblems(slack, { whenTyped: TOO_LATE_TO_MOVE });
    if (refused) return ackProblems(slack, refused.problems);
    await ackAndReadBack(deps, slack, submission, shownWith(payload));
  });
}

async function openForm(deps: Deps, press: Press, changes: boolean): Promise<void> {
  const { payload, slack } = press;
  const own = await ownPrediction(deps, press, payload.p ?? '');
  if (!own) {
    await slack.ack();
    await say(slack, NOT_EDITED.gone);
    return;
  }
  const place = rememberPlace(press, deps.clock.machineNow());
  const opening = changes
    ? { form: own.form, payload: place, changes }
    : { form: againForm(own.prediction, own.form), payload: { ...place, predictionId: undefined } };
  await openOrPush(slack.client, slack.body, recordModal(opening));
  await slack.ack();
}

const NOT_EDITED: Readonly<Record<EditRefusal, string>> = {
  'too-late':
    'This can no longer be changed: ten minutes are over, or somebody else has forecast. “Again with changes” records a new one.',
  gone: 'This prediction is not there any more: it was withdrawn or answered.',
};

const TOO_LATE_TO_MOVE =
  'It has been asked already, or is answered or withdrawn. “Still running” under the question asks again later.';

const WITHDRAWN: Readonly<Record<WithdrawalResult, string>> = {
  withdrawn: 'Withdrawn. Nothing of it is left.',
  void: 'Withdrawn. Its ten minutes were over, so it counts as void: not scored, but counted.',
  already: 'That prediction was withdrawn already.',
  'not-yours': 'Only the person who recorded it can withdraw it.',
  answered: 'It has its outcome already, so it cannot be withdrawn. Undo the answer first.',
  due: 'It is due, so it cannot be withdrawn any more. If it cannot be judged, answer “Can’t tell”.',
};
