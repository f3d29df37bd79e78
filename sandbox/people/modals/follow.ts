import { z } from 'zod';
import { closeModals, pushModal, replaceModal, save, stackOf } from '../../conversations/views.ts';
import { Refusal } from '../../refusal.ts';
import { checkView } from '../../rules/view.ts';
import type { OpenView, Person } from '../../state/model.ts';
import type { Workspace } from '../../workspace.ts';
import type { Outcome } from '../outcome.ts';

const responseAction = z.discriminatedUnion('response_action', [
  z.strictObject({ response_action: z.literal('errors'), errors: z.record(z.string(), z.string().min(1)) }),
  z.strictObject({ response_action: z.literal('update'), view: z.unknown() }),
  z.strictObject({ response_action: z.literal('push'), view: z.unknown() }),
  z.strictObject({ response_action: z.literal('clear') }),
]);

/** Does what the ack of a submission asks for. @throws Refusal for what Slack would not take. */
export function follow(
  workspace: Workspace,
  actor: Person,
  viewId: string,
  payload: unknown,
): Partial<Outcome> {
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

function isEmpty(payload: unknown): boolean {
  return typeof payload === 'object' && payload !== null && Object.keys(payload).length === 0;
}
