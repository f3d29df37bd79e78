import type { App, BlockAction, RadioButtonsAction, ViewSubmitAction } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { keepDm } from '../../../usecases/capture/keep-dm.ts';
import { recordForm } from '../../../usecases/capture/record-form.ts';
import { captureIds } from '../../ids/capture.ts';
import { decodeModal } from '../../payloads/capture.ts';
import { readRecordForm } from '../../payloads/record-form.ts';
import { recordModal } from '../../views/capture/form/record-modal.ts';
import { ackAndReadBack, ackProblems, submissionOf } from './submission.ts';

/** The record form: opened from Home, changing with the kind, and submitted. */
export function registerRecordModal(app: App, deps: Deps): void {
  app.action<BlockAction>(captureIds.open, async ({ ack, body, client }) => {
    await client.views.open({ trigger_id: body.trigger_id, view: recordModal() });
    await ack();
  });

  app.action<BlockAction<RadioButtonsAction>>(captureIds.kind, async ({ ack, body, client }) => {
    const { view } = body;
    if (view) {
      const opening = {
        form: readRecordForm(view.state.values),
        payload: decodeModal(view.private_metadata),
        changes: view.callback_id === captureIds.editModal,
      };
      await client.views.update({ view_id: view.id, hash: view.hash, view: recordModal(opening) });
    }
    await ack();
  });

  app.view<ViewSubmitAction>(captureIds.recordModal, async (slack) => {
    const submission = submissionOf(slack);
    const result = await recordForm(deps, {
      ...submission,
      form: readRecordForm(slack.view.state.values),
      draftId: submission.payload.draftId ?? null,
    });
    if ('problems' in result) return ackProblems(slack, result.problems);
    await ackAndReadBack(deps, slack, submission, result.captured);
    await keepDm(deps, submission.teamId, submission.userId);
  });
}
