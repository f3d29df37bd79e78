import type { Deps } from '../../deps.ts';
import { findTyped, type TypedWords } from '../../store/once/inbox.ts';

/** A message that this person typed, to be taken up once more; null if it is not theirs, or was forgotten. */
export async function typedAgain(
  deps: Deps,
  key: { readonly teamId: string; readonly eventId: string; readonly userId: string },
): Promise<TypedWords | null> {
  return findTyped(deps.db.read, key);
}
