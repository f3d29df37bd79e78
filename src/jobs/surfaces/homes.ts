import type { Deps } from '../../deps.ts';
import { plusMs } from '../../domain/time/wall.ts';
import { homeFigures } from '../../figures/home.ts';
import { SlackCallError } from '../../slack/slack-call-error.ts';
import { homeView } from '../../slack/views/home/home.ts';
import { listStaleHomes, markHomeShown, putOffHome } from '../../store/people/homes.ts';
import { dropHomePicture, refreshHomePicture } from '../pictures/home-picture.ts';
import { READY_MS } from '../pictures/upload-pictures.ts';

/** Homes brought up to date in one look; the rest waits for the next one. */
const BATCH = 20;
const BACK_OFF_MS = 30_000;

/**
 * Publishes the Homes that are behind. Safe to repeat and to race: the latest state is rendered, and a version is
 * marked as shown only after Slack took it.
 */
export async function updateHomes(deps: Deps): Promise<number> {
  const stale = await listStaleHomes(deps.db.read, deps.clock.machineNow(), BATCH);
  for (const home of stale) {
    if ((await refreshHomePicture(deps, home)) === 'later') {
      await putOffHome(deps.db, home, plusMs(deps.clock.machineNow(), READY_MS));
      continue;
    }
    const figures = await deps.db.snapshot((db) => homeFigures(db, home, deps.clock.now(), home.pages));
    const view = homeView(figures, deps.commandName);
    try {
      await deps.messenger.publishHome(home.teamId, home.userId, view);
    } catch (error) {
      const notBefore = plusMs(deps.clock.machineNow(), BACK_OFF_MS);
      await putOffHome(deps.db, home, notBefore);
      if (error instanceof SlackCallError && error.code === 'invalid_blocks')
        await dropHomePicture(deps, home);
      deps.log.warn(
        { userId: home.userId, error: error instanceof Error ? error.name : 'thrown' },
        'a Home could not be published',
      );
      continue;
    }
    await markHomeShown(deps.db, home);
  }
  return stale.length;
}
