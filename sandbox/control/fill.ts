import { act } from '../people/act.ts';
import { findElement, type Target } from '../people/elements/element.ts';
import type { Picked } from '../people/elements/value.ts';
import { NotPossible, type Outcome } from '../people/outcome.ts';
import type { AnyBlock, Person } from '../state/model.ts';
import type { Workspace } from '../workspace.ts';

/**
 * Fills in a modal, one field after the other, as a person would: what dispatches tells the app.
 *
 * @param values by action id, block id or label
 */
export async function fill(
  workspace: Workspace,
  actor: Person,
  viewId: string,
  values: Readonly<Record<string, Picked>>,
): Promise<Outcome> {
  for (const [name, picked] of Object.entries(values)) {
    const open = workspace.state.views.get(viewId);
    if (!open) throw new NotPossible(`the modal ${viewId} is not open`);
    const target = targetNamed(open.view.blocks, name);
    const outcome = await act(workspace, { actor, place: { viewId }, target, picked });
    if (!outcome.ok) return outcome;
  }
  return { ok: true };
}

function targetNamed(blocks: readonly AnyBlock[], name: string): Target {
  const targets: readonly Target[] = [{ actionId: name }, { blockId: name }, { text: name }];
  const found = targets.find((target) => isThere(blocks, target));
  return found ?? { text: name };
}

function isThere(blocks: readonly AnyBlock[], target: Target): boolean {
  try {
    findElement(blocks, target);
    return true;
  } catch {
    return false;
  }
}
