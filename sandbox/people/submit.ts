import { z } from 'zod';
import { asSlackView, closeModals, pushModal, replaceModal, save, stackOf } from '../conversations/views.ts';
import { deliver } from '../delivery/deliver.ts';
import { Refusal } from '../refusal.ts';
import { checkView } from '../rules/view.ts';
import type { OpenView, Person } from '../state/model.ts';
import type { Workspace } from '../workspace.ts';
import { inputErrors } from './input-errors.ts';
import { NotPossible, type Outcome, outcomeOf } from './outcome.ts';
import { payloadBase } from './who.ts';

/** What Slack shows over a modal when the app did not answer as it must. */
export const TROUBLE = 'We had some trouble connecting. Try again?';

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

/** Closes the modal on top, or all of them; tells the app if the view asked for that. */
export async function closeView(
  workspace: Workspace,
  actor: Person,
  viewId: string,
  all: boolean,
): Promise<Outcome> {
  const open = topModal(workspace, actor, viewId);
  const isCleared = all || (open.view.type === 'modal' && open.view.clear_on_close === true);
  const closing = isCleared ? stackOf(workspace, actor.id).reverse() : [open];
  closeModals(
    workspace,
    actor.id,
    closing.map((each) => each.id),
  );
  const outcomes = await Promise.all(
    closing
      .filter((each) => each.view.type === 'modal' && each.view.notify_on_close)
      .map((each) => tellClosed(workspace, actor, each, isCleared)),
  );
  return outcomes.find((each) => !each.ok) ?? outcomes[0] ?? { ok: true };
}

async function tellClosed(
  workspace: Workspace,
  actor: Person,
  open: OpenView,
  isCleared: boolean,
): Promise<Outcome> {
  const payload = {
    type: 'view_closed',
    ...payloadBase(workspace, actor),
    view: asSlackView(workspace, open),
    is_cleared: isCleared,
  };
  return outcomeOf(await deliver(workspace, { type: 'interactive', payload, acceptsPayload: false }));
}

function topModal(workspace: Workspace, actor: Person, viewId: string): OpenView {
  const top = stackOf(workspace, actor.id).at(-1);
  if (top?.id !== viewId) throw new NotPossible(`${actor.name} does not have this modal on top`);
  return top;
}

const responseAction = z.discriminatedUnion('response_action', [
  z.strictObject({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string().min(1)) }),
  z.strictObject({ response_action: z.literal('update'), view: z.unknown() }),
  z.strictObject({ response_action: z.literal('push'), view: z.unknown() }),
  z.strictObject({ response_action: z.literal('clear') }),
]);

/** Does what the ack of a submission asks for. @throws Refusal for what Slack would not take. */
function follow(workspace: Workspace, actor: Person, viewId: string, payload: unknown): Partial<Outcome> {
  const open = workspace.state.views.get(viewId);
  if (!open) return {};
  if (payload === undefined || payload === null || payload === '' || isEmpty(payload)) {
    closeModals(workspace, actor.id, [viewId]);
    return {};
  }
  const read = responseAction.safeParse(payload);
  if (!read.success)
    throw new Refusal(
      'invalid_response_action',
      read.error.issues.map((each) => each.message),
    );
  switch (read.data.response_action) {
    case 'errors':
      return showErrors(workspace, open, read.data.errors);
    case 'update':
      replaceModal(workspace, open, checkView(workspace, read.data.view, 'modal'));
      return {};
    case 'push':
      pushModal(workspace, actor.id, checkView(workspace, read.data.view, 'modal'));
      return {};
    case 'clear':
      closeModals(
        workspace,
        actor.id,
        stackOf(workspace, actor.id).map((each) => each.id),
      );
      return {};
  }
}

/** Errors belong to input blocks; a block that is none is refused. */
function showErrors(
  workspace: Workspace,
  open: OpenView,
  errors: Readonly<Record<string, string>>,
): Partial<Outcome> {
  const inputs = open.view.blocks.filter((each) => each.type === 'input').map((each) => each.block_id);
  const stray = Object.keys(errors).filter((id) => !inputs.includes(id));
  if (stray.length > 0 || Object.keys(errors).length === 0)
    throw new Refusal(
      'invalid_response_action',
      stray.map((id) => `[ERROR] no input block ${id}`),
    );
  save(workspace, { ...open, errors: { ...errors }, trouble: null });
  return { ok: false, error: 'field_errors', errors };
}

function inTrouble(workspace: Workspace, viewId: string, outcome: Outcome): Outcome {
  const open = workspace.state.views.get(viewId);
  if (open) save(workspace, { ...open, errors: {}, trouble: TROUBLE });
  return outcome;
}

function isEmpty(payload: unknown): boolean {
  return typeof payload === 'object' && payload !== null && Object.keys(payload).length === 0;
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
