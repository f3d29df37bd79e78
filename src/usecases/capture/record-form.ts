import type { Deps } from '../../deps.ts';
import { type Captured, NOTHING_CAPTURED } from '../../domain/capture/captured.ts';
import type { FormProblems, RecordForm } from '../../domain/capture/form.ts';
import { readForm } from '../../domain/capture/read-form.ts';
import { deleteDraft } from '../../store/people/drafts.ts';
import { wantHome } from '../../store/surfaces.ts';
import { knowMember } from '../people/know-member.ts';
import { recordProposal } from './record-proposal.ts';
import { share } from './share.ts';

/** A submitted record form. */
export interface FormSubmission {
  readonly teamId: string;
  readonly userId: string;
  /** Names the view, so that submitting it twice records once. */
  readonly originKey: string;
  readonly form: RecordForm;
  /** The draft that the form was filled from; it is done with once the form is recorded. */
  readonly draftId: string | null;
}

/**
 * Records what a form says, and shares it where the form says so. Returns what is wrong in which field, with nothing
 * recorded, where something is; a prediction that cannot be shared is recorded all the same.
 */
export async function recordForm(
  deps: Deps,
  submission: FormSubmission,
): Promise<{ readonly problems: FormProblems } | { readonly captured: Captured }> {
  const { teamId, userId, form } = submission;
  const member = await knowMember(deps, teamId, userId);
  const now = deps.clock.now();
  const { zone, choices } = member;
  const read = readForm(form, { zone, workDays: choices.workDays, typedAt: now });
  if ('problems' in read) return read;
  const predictionId = await deps.db.write(async (tx) => {
    const recording = {
      teamId,
      authorId: userId,
      originKey: submission.originKey,
      wakesAtNight: choices.wakesAtNight,
      proposal: read.proposal,
    };
    const id = await recordProposal(tx, deps, recording, now);
    if (submission.draftId) await deleteDraft(tx, teamId, userId, submission.draftId);
    await wantHome(tx, teamId, userId);
    return id;
  });
  const captured = { ...NOTHING_CAPTURED, predictionIds: [predictionId] };
  if (!form.shareChannelId) return { captured };
  const refusal = await share(deps, {
    teamId,
    userId,
    predictionId,
    channelId: form.shareChannelId,
    hidesForecasts: form.hidesForecasts,
  });
  const isShared = refusal === null || refusal === 'already-shared';
  const notShared = isShared ? null : { channelId: form.shareChannelId, because: refusal, cardLink: null };
  return { captured: { ...captured, notShared } };
}
