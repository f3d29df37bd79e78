import type { App, ViewSubmitAction } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { readBinaryFields } from '../../../domain/capture/fields/value.ts';
import { draftForm } from '../../../figures/capture/draft-form.ts';
import { readBack } from '../../../figures/capture/read-back.ts';
import {
  type Confirmation,
  type ConfirmRefusal,
  confirmDraft,
} from '../../../usecases/capture/confirm-draft.ts';
import { discardDraft } from '../../../usecases/capture/discard-draft.ts';
import { keepDm } from '../../../usecases/capture/keep-dm.ts';
import { captureIds, percentButtonPattern } from '../../ids/capture.ts';
import { readRecordForm } from '../../payloads/record-form.ts';
import { percentModal } from '../../views/capture/form/percent-modal.ts';
import { recordModal } from '../../views/capture/form/record-modal.ts';
import { onPress, type Press, rememberPlace, say, showAnew, shownWith, together } from './press.ts';
import { ackAndReadBack, ackProblems, submissionOf } from './submission.ts';

/** What can be tapped under a line that is not recorded yet. */
export function registerDraftButtons(app: App, deps: Deps): void {
  onPress(app, captureIds.looksRight, (press) => confirm(deps, press, {}));
  onPress(app, percentButtonPattern, (press) => confirm(deps, press, { percent: press.payload.n ?? null }));
  onPress(app, captureIds.firstReading, (press) => choose(deps, press, 0));
  onPress(app, captureIds.secondReading, (press) => choose(deps, press, 1));
  onPress(app, captureIds.finish, (press) => openForm(deps, press));
  onPress(app, captureIds.discard, async (press) => {
    const { teamId, userId, payload, slack } = press;
    if (payload.d) await discardDraft(deps, { teamId, userId, draftId: payload.d });
    await slack.ack();
    // Home is published anew by itself.
    if (slack.body.view?.type === 'home') return;
    await showAnew(slack, await readBack(deps, press, shownWith(payload)));
  });
  registerOtherPercent(app, deps);
}

/** The percent that no button offers, typed. */
function registerOtherPercent(app: App, deps: Deps): void {
  onPress(app, captureIds.otherPercent, async (press) => {
    const { client, body, ack } = press.slack;
    const payload = rememberPlace(press, deps.clock.machineNow());
    await client.views.open({ trigger_id: body.trigger_id, view: percentModal(payload) });
    await ack();
  });

  app.view<ViewSubmitAction>(captureIds.percentModal, async (slack) => {
    const submission = submissionOf(slack);
    const { payload } = submission;
    const read = readBinaryFields(readRecordForm(slack.view.state.values));
    if (read.value?.kind !== 'binary') return ackProblems(slack, read.problems ?? {});
    const { percent } = read.value;
    const draftId = payload.draftId ?? '';
    const done = await confirmDraft(deps, {
      ...submission,
      draftId,
      percent,
      reading: payload.reading ?? null,
    });
    if (typeof done === 'string') return ackProblems(slack, { percent: REFUSED[done] });
    await ackAndReadBack(deps, slack, submission, together(done, shownWith(payload), draftId));
    await keepDm(deps, submission.teamId, submission.userId);
  });
}

async function confirm(deps: Deps, press: Press, given: Partial<Confirmation>): Promise<void> {
  const { teamId, userId, payload, slack } = press;
  const draftId = payload.d ?? '';
  const confirmation = { teamId, userId, draftId, percent: null, reading: payload.r ?? null, ...given };
  const done = await confirmDraft(deps, confirmation);
  await slack.ack();
  if (typeof done === 'string') {
    await say(slack, REFUSED[done]);
    return;
  }
  await showAnew(slack, await readBack(deps, press, together(done, shownWith(payload), draftId)));
  await keepDm(deps, teamId, userId);
}

/** One of two readings: recorded if it lacks nothing, else asked for what it lacks. */
async function choose(deps: Deps, press: Press, reading: 0 | 1): Promise<void> {
  const { teamId, userId, payload, slack } = press;
  const draftId = payload.d ?? '';
  const done = await confirmDraft(deps, { teamId, userId, draftId, percent: null, reading });
  await slack.ack();
  if (done === 'gone' || done === 'time-passed') {
    await say(slack, REFUSED[done]);
    return;
  }
  const shown = shownWith(payload);
  const asked = { ...shown, chosen: { [draftId]: reading } };
  const captured = done === 'not-clear' ? asked : together(done, shown, draftId);
  await showAnew(slack, await readBack(deps, press, captured));
}

async function openForm(deps: Deps, press: Press): Promise<void> {
  const { payload, slack } = press;
  const form = await draftForm(deps, press, payload.d ?? '', payload.r ?? null);
  if (!form) {
    await slack.ack();
    await say(slack, REFUSED.gone);
    return;
  }
  const remembered = rememberPlace(press, deps.clock.machineNow());
  const view = recordModal({ form, payload: remembered });
  await slack.client.views.open({ trigger_id: slack.body.trigger_id, view });
  await slack.ack();
}

const REFUSED: Readonly<Record<ConfirmRefusal, string>> = {
  gone: 'That line is gone: it was recorded or thrown away already.',
  'not-clear': 'Something is still missing. Press Edit to fill it in.',
  'time-passed': 'The time you gave is over by now. Press Edit to choose another one.',
};
