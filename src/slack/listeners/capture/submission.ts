import type { AllMiddlewareArgs, SlackViewMiddlewareArgs, ViewSubmitAction } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import type { Captured } from '../../../domain/capture/captured.ts';
import type { FormField, FormProblems } from '../../../domain/capture/form.ts';
import { readBack } from '../../../figures/capture/read-back.ts';
import { captureIds, fieldId } from '../../ids/capture.ts';
import { decodeModal, type ModalPayload } from '../../payloads/capture.ts';
import { readBackMessage, readBackView } from '../../views/capture/read-back.ts';
import { replyAt } from '../reply.ts';

/** What Bolt hands to the listener of a submitted modal. */
export type SubmitArguments = SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs;

/** A submitted capture modal, decoded. */
export interface Submission {
  readonly teamId: string;
  readonly userId: string;
  /** Names the view: submitting it twice is the same submission. */
  readonly originKey: string;
  readonly payload: ModalPayload;
}

/** A response_url lives for 30 minutes; a reading back that comes later is shown in the modal. */
const REPLY_LIVES_MS = 25 * 60_000;

/** Who submitted what. */
export function submissionOf({ body, view, context }: SubmitArguments): Submission {
  const teamId = context.teamId ?? body.team?.id;
  if (!teamId) throw new Error('a submission names no workspace');
  return {
    teamId,
    userId: body.user.id,
    originKey: `view|${view.id}`,
    payload: decodeModal(view.private_metadata),
  };
}

/** Acks with what is wrong, under the fields it is about. */
export async function ackProblems({ ack }: SubmitArguments, problems: FormProblems): Promise<void> {
  const errors = Object.entries(problems).map(([field, sentence]) => [blockOf(field as FormField), sentence]);
  await ack({ response_action: 'errors', errors: Object.fromEntries(errors) });
}

/** Acks what was committed, and reads it back where the modal was opened from, or in the modal itself. */
export async function ackAndReadBack(
  deps: Deps,
  slack: SubmitArguments,
  { teamId, userId, payload }: Submission,
  captured: Captured,
): Promise<void> {
  const back = await readBack(deps, { teamId, userId }, captured);
  const { reply } = payload;
  const age = reply ? Date.parse(deps.clock.machineNow()) - Date.parse(reply.at) : Infinity;
  if (!reply || age > REPLY_LIVES_MS) {
    await slack.ack({ response_action: 'update', view: readBackView(back) });
    return;
  }
  await slack.ack();
  await replyAt(reply.url, readBackMessage(back), reply.replaces);
}

function blockOf(field: FormField): string {
  if (field === 'tags') return captureIds.tags;
  return field === 'recentRun' ? captureIds.recentRun : fieldId(field);
}
