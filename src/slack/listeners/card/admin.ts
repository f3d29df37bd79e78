import type { App, BlockAction, OverflowAction } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { undoVoid, voidByAdmin } from '../../../usecases/answer/void-by-admin.ts';
import { cardIds } from '../../ids/card.ts';
import { decodeAdminChoice } from '../../payloads/card.ts';
import { undoSentences } from '../answer/sentences.ts';

/** What admins can do with a card; whether somebody is one is asked when they press. */
export function registerAdminMenu(app: App, deps: Deps): void {
  app.action<BlockAction<OverflowAction>>(cardIds.admin, async ({ ack, action, body, context, respond }) => {
    const picked = decodeAdminChoice(action.selected_option.value);
    const teamId = context.teamId ?? body.team?.id;
    if (!teamId || !picked) throw new Error('a menu of a card carries no prediction');
    const request = { teamId, userId: body.user.id, predictionId: picked.predictionId };
    const refusal = picked.isUndo ? await undoVoid(deps, request) : await voidByAdmin(deps, request);
    await ack();
    const done = picked.isUndo ? 'The question is open again.' : 'It is void now, and its author is told.';
    const text = refusal === null ? done : SENTENCES[refusal];
    await respond({ text, response_type: 'ephemeral', replace_original: false });
  });
}

const SENTENCES = {
  ...undoSentences,
  'not-an-admin': 'Only an admin of this workspace can do that. Nothing was changed.',
  'unknown-admin':
    'Slack did not tell me whether you are an admin. Nothing was changed; try again in a minute.',
  gone: 'It was withdrawn, or its channel is not yours to see. Nothing was changed.',
  'already-answered': 'It has its outcome already. Nothing was changed.',
} as const;
