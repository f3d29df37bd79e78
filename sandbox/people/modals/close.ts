import { asSlackView, closeModals, stackOf } from '../../conversations/views.ts';
import { deliver } from '../../delivery/deliver.ts';
import type { OpenView, Person } from '../../state/model.ts';
import type { Workspace } from '../../workspace.ts';
import { NotPossible, type Outcome, outcomeOf } from '../outcome.ts';
import { payloadBase } from '../who.ts';

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

/** The modal on top of somebody's stack. @throws NotPossible when it is another one. */
export function topModal(workspace: Workspace, actor: Person, viewId: string): OpenView {
  const top = stackOf(workspace, actor.id).at(-1);
  if (top?.id !== viewId) throw new NotPossible(`${actor.name} does not have this modal on top`);
  return top;
}
