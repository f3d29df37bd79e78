import { asSlackView, save } from '../../conversations/views.ts';
import { deliver } from '../../delivery/deliver.ts';
import { Refusal } from '../../refusal.ts';
import type { OpenView, Person } from '../../state/model.ts';
import type { Workspace } from '../../workspace.ts';
import { NotPossible, type Outcome, outcomeOf } from '../outcome.ts';
import { payloadBase } from '../who.ts';
import { topModal } from './close.ts';
import { follow } from './follow.ts';
import { inputErrors } from './input-errors.ts';

/** What Slack shows over a modal when the app did not answer as it must. */
const TROUBLE = 'We had some trouble connecting. Try again?';

/** Submits the modal on top of somebody's stack, with the values it holds. */
export async function submit(workspace: Workspace, actor: Person, viewId: string): Promise<Outcome> {
  const open = topModal(workspace, actor, viewId);
  if (open.view.type !== 'modal' || !open.view.submit)
    throw new NotPossible('this modal has nothing to submit');
  const errors = inputErrors(open);
  if (Object.keys(errors).length > 0) {
    save(workspace, { ...open, errors, trouble: null });
    return { ok: false, error: 'invalid_input', errors };
  }
  const answer = await deliver(workspace, {
    type: 'interactive',
    payload: {
      type: 'view_submission',
      ...payloadBase(workspace, actor),
      trigger_id: workspace.triggers.issue({ userId: actor.id, viewId, channelId: open.openedIn }),
      view: asSlackView(workspace, open),
      response_urls: responseUrls(workspace, open),
    },
    acceptsPayload: true,
  });
  if (!answer.acked) return inTrouble(workspace, viewId, { ...outcomeOf(answer), shown: TROUBLE });
  try {
    return { ...outcomeOf(answer), ...follow(workspace, actor, viewId, answer.payload) };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return inTrouble(workspace, viewId, {
      ok: false,
      error: error.code,
      messages: error.messages,
      shown: TROUBLE,
      ackMs: answer.ackMs,
    });
  }
}

function inTrouble(workspace: Workspace, viewId: string, outcome: Outcome): Outcome {
  const open = workspace.state.views.get(viewId);
  if (open) save(workspace, { ...open, errors: {}, trouble: TROUBLE });
  return outcome;
}

/** URLs for the conversations chosen in selects that ask for them. */
function responseUrls(workspace: Workspace, open: OpenView): readonly Record<string, string>[] {
  return open.view.blocks.flatMap((block) => {
    const { element, block_id } = block as { element?: Record<string, unknown>; block_id?: string };
    if (element?.['response_url_enabled'] !== true || !block_id) return [];
    const actionId = String(element['action_id']);
    const value = open.values[block_id]?.[actionId];
    const chosen = value?.['selected_conversation'] ?? value?.['selected_channel'];
    if (typeof chosen !== 'string') return [];
    const target = {
      from: 'view',
      userId: open.userId,
      channelId: chosen,
      messageTs: null,
      threadTs: null,
    } as const;
    return [
      {
        block_id,
        action_id: actionId,
        channel_id: chosen,
        response_url: workspace.responseUrls.issue(target),
      },
    ];
  });
}
