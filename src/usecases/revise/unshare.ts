import type { Deps } from '../../deps.ts';
import { SECOND_THOUGHTS_MS } from '../../domain/prediction/windows.ts';
import { plusMs } from '../../domain/time/wall.ts';
import { unsharePrediction } from '../../store/predictions/changes/share.ts';
import { wantCard, wantHome } from '../../store/surfaces.ts';
import { removeCard } from '../card/remove-card.ts';

/**
 * Makes a shared prediction private again, within ten minutes of recording and while nobody else has forecast; its
 * card goes. `too-late` otherwise, with nothing changed.
 */
export async function unshare(
  deps: Deps,
  request: { readonly teamId: string; readonly userId: string; readonly predictionId: string },
): Promise<'too-late' | null> {
  const { teamId, userId } = request;
  const key = { teamId, id: request.predictionId };
  const isPrivate = await deps.db.write(async (tx) => {
    const recordedSince = plusMs(deps.clock.now(), -SECOND_THOUGHTS_MS);
    const done = await unsharePrediction(tx, key, { authorId: userId, recordedSince });
    if (done) await wantCard(tx, key);
    if (done) await wantHome(tx, teamId, userId);
    return done;
  });
  if (!isPrivate) return 'too-late';
  await removeCard(deps, key);
  deps.wake();
  return null;
}
