import type { webApi } from '@slack/bolt';
import type { ModalView } from '@slack/types';
import type { ButtonArguments } from './press.ts';

/** Opens a modal, on top of the one that the press came from if there is one. */
export async function openOrPush(
  client: webApi.WebClient,
  body: ButtonArguments['body'],
  view: ModalView,
): Promise<void> {
  const opening = { trigger_id: body.trigger_id, view };
  await (body.view?.type === 'modal' ? client.views.push(opening) : client.views.open(opening));
}
