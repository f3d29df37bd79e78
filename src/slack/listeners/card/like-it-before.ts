import type { Deps } from '../../../deps.ts';
import type { Prediction } from '../../../domain/prediction/prediction.ts';
import { similarTo } from '../../../figures/capture/similar.ts';
import { knowViewer } from '../../../usecases/people/know-channel.ts';
import { knowMember } from '../../../usecases/people/know-member.ts';
import type { Before } from '../../views/card/forecast-reply.ts';

/** What came of predictions like the one that somebody has just forecast on, as far as they may see them. */
export async function likeItBefore(
  deps: Deps,
  { teamId, userId }: { readonly teamId: string; readonly userId: string },
  prediction: Prediction,
): Promise<Before> {
  const { zone } = await knowMember(deps, teamId, userId);
  const viewer = await knowViewer(deps, teamId, userId);
  return { similar: await similarTo(deps.db.read, viewer, prediction), now: deps.clock.now(), zone };
}
