import type { App } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { FIRST_PAGES } from '../../../domain/people/home-pages.ts';
import { homeFigures } from '../../../figures/home.ts';
import { turnHome } from '../../../usecases/home/turn-home.ts';
import { knowMember } from '../../../usecases/people/know-member.ts';
import { homeView } from '../../views/home/home.ts';

/** Somebody looks at their Home: shown from its beginning as it is now, also to people Hunch never met. */
export function registerHomeOpened(app: App, deps: Deps): void {
  app.event('app_home_opened', async ({ event, body, client }) => {
    if (event.tab !== 'home') return;
    const person = { teamId: body.team_id, userId: event.user };
    const figures = await deps.db.snapshot((db) => homeFigures(db, person, deps.clock.now(), FIRST_PAGES));
    await client.views.publish({ user_id: event.user, view: homeView(figures, deps.commandName) });
    await turnHome(deps, person, FIRST_PAGES);
    await knowMember(deps, person.teamId, person.userId);
  });
}
