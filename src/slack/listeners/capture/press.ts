import type {
  AllMiddlewareArgs,
  App,
  BlockAction,
  ButtonAction,
  SlackActionMiddlewareArgs,
  webApi,
} from '@slack/bolt';
import type { ModalView } from '@slack/types';
import { type Captured, NOTHING_CAPTURED } from '../../../domain/capture/captured.ts';
import type { ReadBack } from '../../../figures/capture/read-back.ts';
import { type ButtonPayload, decodeButton, type ModalPayload } from '../../payloads/capture.ts';
import { readBackMessage, readBackView } from '../../views/capture/read-back.ts';
import { sentenceModal } from '../../views/sentence-modal.ts';

/** What Bolt hands to the listener of a button. */
export type ButtonArguments = SlackActionMiddlewareArgs<BlockAction<ButtonAction>> & AllMiddlewareArgs;

/** A press of a button of a reading back, decoded. */
export interface Press {
  readonly teamId: string;
  readonly userId: string;
  readonly payload: ButtonPayload;
  readonly slack: ButtonArguments;
}

/** Listens to one button; a press that carries nothing readable is answered politely. */
export function onPress(app: App, id: string | RegExp, handle: (press: Press) => Promise<void>): void {
  app.action<BlockAction<ButtonAction>>(id, async (slack) => {
    const { action, body, context } = slack;
    const payload = decodeButton(action.value);
    const teamId = context.teamId ?? body.team?.id;
    if (payload && teamId) return handle({ teamId, userId: body.user.id, payload, slack });
    await slack.ack();
    await say(slack, 'That button is from an older Hunch. Your predictions are on my Home tab.');
  });
}

/** Says something to the person who pressed, beside what is there: in a message of its own, or in a modal. */
export async function say({ body, client, respond }: ButtonArguments, text: string): Promise<void> {
  if (body.view) await openOrPush(client, body, sentenceModal(text));
  else await respond({ text, response_type: 'ephemeral', replace_original: false });
}

/** Opens a modal, on top of the one that the press came from if there is one. The trigger serves once. */
export async function openOrPush(
  client: webApi.WebClient,
  body: ButtonArguments['body'],
  view: ModalView,
): Promise<void> {
  const opening = { trigger_id: body.trigger_id, view };
  await (body.view?.type === 'modal' ? client.views.push(opening) : client.views.open(opening));
}

/** Shows what is now where the press came from: in its modal, in place of its message, or in a modal over Home. */
export async function showAnew({ body, client, respond }: ButtonArguments, back: ReadBack): Promise<void> {
  if (body.view?.type === 'modal') {
    await client.views.update({ view_id: body.view.id, hash: body.view.hash, view: readBackView(back) });
  } else if (body.view) {
    await client.views.open({ trigger_id: body.trigger_id, view: readBackView(back) });
  } else {
    const { text, blocks } = readBackMessage(back);
    await respond({ text, blocks: [...(blocks ?? [])], replace_original: true });
  }
}

/** Everything that was shown around a button, to be shown anew. */
export function shownWith({ all }: Pick<ButtonPayload, 'all'>): Captured {
  return { ...NOTHING_CAPTURED, predictionIds: all?.p ?? [], draftIds: all?.d ?? [] };
}

/** What a modal must remember to answer where it was opened from. */
export function rememberPlace({ payload, slack }: Press, machineNow: string): ModalPayload {
  const { body } = slack;
  return {
    ...(body.view ? {} : { reply: { url: body.response_url, at: machineNow, replaces: true } }),
    ...(payload.p ? { predictionId: payload.p } : {}),
    ...(payload.i ? { invitedId: payload.i } : {}),
    ...(payload.d ? { draftId: payload.d } : {}),
    ...(payload.r === undefined ? {} : { reading: payload.r }),
    ...(payload.all ? { all: payload.all } : {}),
  };
}

/** What is shown once a draft among others has become a prediction. */
export function together(done: Captured, shown: Captured, draftId: string): Captured {
  return {
    ...done,
    predictionIds: [...new Set([...shown.predictionIds, ...done.predictionIds])],
    draftIds: shown.draftIds.filter((id) => id !== draftId),
  };
}
