import type { Db } from '../db/connect.ts';
import { type Place, placeOf } from '../db/place.ts';
import type { Deps } from './deps.ts';
import { doubtWhatIsDue } from './jobs/looks/copied.ts';
import { dealWithEvents } from './slack/listeners/answer/direct-message.ts';
import { findSecret, setSecret } from './store/secrets.ts';

const NAME = 'place';

/**
 * Notices a database that was restored or copied since it was last opened, and sees to it that nothing which the
 * original has sent is sent again. Call before anything is sent; if it does not come to its end, it is repeated.
 *
 * @returns what is to be called once everything is closed down, before the database is
 */
export async function noticeCopy(deps: Deps, url: string): Promise<() => Promise<void>> {
  const { db, log } = deps;
  const place = await placeOf(db, url);
  const name = await findSecret(db.read, NAME);
  if (name !== undefined && !place.isHere(name)) {
    await dealWithEvents(deps);
    const doubted = await doubtWhatIsDue(deps);
    log.warn(
      { doubted },
      'this database was restored or copied: what is due is looked up in Slack before it is sent',
    );
  }
  await renew(db, place);
  return () =>
    renew(db, place).catch(() => {
      log.warn('the database cannot be written: a copy of it made until now is not told apart from it');
    });
}

const renew = (db: Db, place: Place) => place.renew((name) => setSecret(db, NAME, name));
