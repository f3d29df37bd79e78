import type { App, BlockAction, ButtonAction } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { postAgain } from '../../../usecases/delivery/post-again.ts';
import { noticeIds } from '../../ids/notice.ts';

const SAID = {
  again: 'Posting it again now.',
  settled: 'That one is settled already. Nothing was posted.',
} as const;

/** "Post it again", where nobody but a person can see whether a message arrived. */
export function registerNotices(app: App, deps: Deps): void {
  app.action<BlockAction<ButtonAction>>(noticeIds.postAgain, async ({ action, body, ack, respond }) => {
    const done = await postAgain(deps, body.team?.id ?? '', action.value ?? '');
    await ack();
    await respond({ text: SAID[done], replace_original: true });
  });
}
