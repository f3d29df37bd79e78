import type { Deps } from '../../deps.ts';
import { plusMs } from '../../domain/time/wall.ts';
import { homeFigures } from '../../figures/home.ts';
import { SlackCallError } from '../../slack/slack-call-error.ts';
import { homeView } from '../../slack/views/home/home.ts';
import { countSendable } from '../../store/deliveries/sendable.ts';
import { listStaleHomes, markHomeShown, putOffHome } from '../../store/people/homes.ts';
import { dropHomePicture, refreshHomePicture } from '../pictures/home-picture.ts';
import { READY_MS } from '../pictures/upload-pictures.ts';

/** Homes brought up to date in one look; the rest waits for the next one. */
const BATCH = 20;
/** While more messages than these wait to be sent, what people are asked goes before what they may look at. */
const RUSH = 100;
const BATCH_IN_RUSH = 2;
const BACK_OFF_MS = 30_000;

/**
 * Publishes the Homes that are behind. Safe to repeat and to race: the latest state is rendered, and a version is
 * marked as shown only after Slack took it.
 */
export async function updateHomes(deps: Deps): Promise<number> {
  const moment = { now: deps.clock.now(), machineNow: deps.clock.machineNow() };
  const isRush = (await countSendable(deps.db.read, moment)) > RUSH;
  const stale = await listStaleHomes(deps.db.read, moment.machineNow, isRush ? BATCH_IN_RUSH : BATCH);
  for (const home of stale) {
    if ((await refreshHomePicture(deps, home)) === 'later') {
      await putOffHome(deps.db, home, plusMs(deps.clock.machineNow(), READY_MS));
      continue;
    }
    const view = homeView(
      await homeFigures(deps.db.read, home, deps.clock.now(), home.pages),
      deps.commandName,
    );
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
