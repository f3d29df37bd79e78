import type { Deps } from '../../deps.ts';
import type { RecordForm } from '../../domain/capture/form.ts';
import { formOfLine } from '../../domain/capture/understand.ts';
import { findDraft } from '../../store/people/drafts.ts';
import { findMember } from '../../store/people/members.ts';
import { listLowerIsBetter } from '../../store/people/metrics.ts';
import { remembering } from './remembering.ts';

/** The form that finishes a person's own draft, filled with what was understood of it; null if it is gone. */
export async function draftForm(
  deps: Deps,
  viewer: { readonly teamId: string; readonly userId: string },
  draftId: string,
  way: 0 | 1 | null,
): Promise<Partial<RecordForm> | null> {
  const draft = await findDraft(deps.db.read, viewer.teamId, viewer.userId, draftId);
  if (!draft) return null;
  const member = await findMember(deps.db.read, viewer.teamId, viewer.userId);
  if (draft.form) return draft.form;
  const context = {
    zone: member?.zone ?? 'UTC',
    workDays: member?.choices.workDays ?? [],
    typedAt: draft.typedAt,
    lowerIsBetter: await listLowerIsBetter(deps.db.read, viewer.teamId),
  };
  return remembering(deps.db.read, viewer.teamId, formOfLine(draft.text, context, way));
}
