import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { homeFigures } from '../../../figures/home.ts';
import { listFigures } from '../../../figures/list.ts';
import { turnHome } from '../../../usecases/home/turn-home.ts';
import { knowViewer } from '../../../usecases/people/know-channel.ts';
import { homePagePattern, listPagePattern } from '../../ids/home.ts';
import { decodeList, decodePages } from '../../payloads/home.ts';
import { homeView } from '../../views/home/home.ts';
import { listMessage } from '../../views/home/list.ts';

type Press = BlockAction<ButtonAction>;

/** Turning the pages of Home, and of a list in a message, each in its place. */
export function registerPages(app: App, deps: Deps): void {
  app.action<Press>(homePagePattern, async ({ ack, action, body, client }) => {
    const person = { teamId: body.team?.id ?? '', userId: body.user.id };
    const pages = decodePages(action.value);
    await turnHome(deps, person, pages);
    await ack();
    const figures = await deps.db.snapshot((db) => homeFigures(db, person, deps.clock.now(), pages));
    await client.views.publish({ user_id: person.userId, view: homeView(figures, deps.commandName) });
  });

  app.action<Press>(listPagePattern, async ({ ack, action, body, respond }) => {
    const { offset, ...filter } = decodeList(action.value);
    await ack();
    const viewer = await knowViewer(deps, body.team?.id ?? '', body.user.id);
    const figures = await deps.db.snapshot((db) => listFigures(db, viewer, filter, offset));
    const { text, blocks } = listMessage(figures, deps.commandName);
    await respond({ text, blocks: [...(blocks ?? [])], replace_original: true });
  });
}
