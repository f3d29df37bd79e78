import type { App, ViewSubmitAction } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { FIRST_PAGES } from '../../../domain/people/home-pages.ts';
import { homeFigures } from '../../../figures/home.ts';
import { forgetMe } from '../../../usecases/forget/forget-me.ts';
import { settingsIds } from '../../ids/settings.ts';
import { homeView } from '../../views/home/home.ts';
import { forgottenView } from '../../views/settings/forget.ts';

/** The person confirmed: everything goes, then they are told, then their Home is that of a first visit. */
export function registerForget(app: App, deps: Deps): void {
  app.view<ViewSubmitAction>(settingsIds.forget, async ({ ack, body, client, context }) => {
    const person = { teamId: context.teamId ?? body.team?.id ?? '', userId: body.user.id };
    await forgetMe(deps, person);
    await ack({ response_action: 'update', view: forgottenView(deps.commandName) });
    // Not by the job that keeps Homes up to date: its row would name them again.
    const figures = await deps.db.snapshot((db) => homeFigures(db, person, deps.clock.now(), FIRST_PAGES));
    await client.views.publish({ user_id: person.userId, view: homeView(figures, deps.commandName) });
  });
}
