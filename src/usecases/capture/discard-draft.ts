import type { Deps } from '../../deps.ts';
import { deleteDraft } from '../../store/people/drafts.ts';
import { wantHome } from '../../store/surfaces.ts';

/** Throws a draft away for good. Once more, or somebody else's, changes nothing. */
export async function discardDraft(
  deps: Deps,
  draft: { readonly teamId: string; readonly userId: string; readonly draftId: string },
): Promise<void> {
  await deps.db.write(async (tx) => {
    await deleteDraft(tx, draft.teamId, draft.userId, draft.draftId);
    await wantHome(tx, draft.teamId, draft.userId);
  });
  deps.wake();
}
