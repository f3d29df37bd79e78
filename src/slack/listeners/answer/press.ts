import type { App, BlockAction, ButtonAction, OverflowAction, StaticSelectAction } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { postedQuestions } from '../../../figures/questions/posted-questions.ts';
import { questionOfBlock } from '../../ids/answer.ts';
import type { Message } from '../../messenger.ts';
import { postedMessage } from '../../views/answer/posted.ts';

/** Somebody pressed a button or picked from a menu under a question. */
export interface Press {
  readonly teamId: string;
  readonly userId: string;
  readonly triggerId: string;
  readonly value: string | undefined;
  readonly actionId: string;
  /** Where the message may be edited; null on Home. */
  readonly responseUrl: string | null;
  /** Every question of the message, in its order. */
  readonly all: readonly string[];
}

type Action = BlockAction<ButtonAction> | BlockAction<StaticSelectAction> | BlockAction<OverflowAction>;

/** Registers a button or menu; `handle` commits, then acks. */
export function onPress(
  app: App,
  actionId: string | RegExp,
  handle: (
    press: Press,
    slack: { readonly ack: () => Promise<void>; readonly client: App['client'] },
  ) => Promise<void>,
): void {
  app.action<Action>(actionId, async ({ body, ack, client }) => {
    await handle(pressOf(body), { ack, client });
  });
}

function pressOf(body: Action): Press {
  const [action] = body.actions;
  const value = action && ('selected_option' in action ? action.selected_option?.value : action.value);
  const blocks: readonly { readonly block_id?: string }[] = body.message?.['blocks'] ?? [];
  return {
    teamId: body.team?.id ?? body.user.team_id ?? '',
    userId: body.user.id,
    triggerId: body.trigger_id,
    value: value ?? undefined,
    actionId: action?.action_id ?? '',
    responseUrl: body.response_url ?? null,
    all: blocks.flatMap((block) => questionOfBlock(block.block_id ?? '') ?? []),
  };
}

/** Shows every question of the message as it is now, in place; on Home the surface is republished instead. */
export async function showAnew(
  deps: Deps,
  place: Pick<Press, 'teamId' | 'userId' | 'responseUrl' | 'all'>,
): Promise<void> {
  if (place.responseUrl === null || place.all.length === 0) return;
  const figures = await postedQuestions(deps.db.read, place, place.all, deps.clock.now());
  await respond(deps, place.responseUrl, { ...postedMessage(figures), replace: true });
}

/** Says one sentence to the person alone. Where there is no message to answer under, the surface speaks for itself. */
export async function say(deps: Deps, responseUrl: string | null, text: string): Promise<void> {
  if (responseUrl !== null) await respond(deps, responseUrl, { text, replace: false });
}

/** Puts another message in the place of the one that was pressed. */
export async function replace(deps: Deps, responseUrl: string | null, message: Message): Promise<void> {
  if (responseUrl !== null) await respond(deps, responseUrl, { ...message, replace: true });
}

async function respond(
  deps: Deps,
  url: string,
  { replace, ...message }: Message & { readonly replace: boolean },
): Promise<void> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ ...message, response_type: 'ephemeral', replace_original: replace }),
    signal: AbortSignal.timeout(2500),
  });
  // What was answered is recorded and also on Home, so a message that could not be edited is only a flaw.
  if (!answer.ok) deps.log.warn({ status: answer.status }, 'a message could not be brought up to date');
}
