import { stackOf } from '../conversations/views.ts';
import type { AnyBlock, OpenView, Person, StateValues } from '../state/model.ts';
import type { Workspace } from '../workspace.ts';
import { buttonsOf, plainBlocks, type SeenButton } from './plain.ts';

/** A modal or Home as its owner sees it. */
export interface SeenView {
  readonly id: string;
  readonly type: 'modal' | 'home';
  readonly title: string;
  readonly submit: string | null;
  readonly close: string | null;
  readonly callbackId: string;
  readonly privateMetadata: string;
  readonly hash: string;
  readonly previousId: string | null;
  readonly blocks: readonly AnyBlock[];
  readonly plain: string;
  readonly buttons: readonly SeenButton[];
  readonly values: StateValues;
  readonly errors: Readonly<Record<string, string>>;
  readonly trouble: string | null;
}

/** Somebody's open modals, the one on top last. */
export function seenStack(workspace: Workspace, viewer: Person): SeenView[] {
  return stackOf(workspace, viewer.id).map((each) => seenView(workspace, each));
}

/** A view as its owner sees it. */
export function seenView(workspace: Workspace, { view, ...open }: OpenView): SeenView {
  const modal = view.type === 'modal' ? view : null;
  return {
    id: open.id,
    type: view.type === 'home' ? 'home' : 'modal',
    title: modal?.title.text ?? '',
    submit: modal?.submit?.text ?? null,
    close: modal?.close?.text ?? null,
    callbackId: view.callback_id ?? '',
    privateMetadata: view.private_metadata ?? '',
    hash: open.hash,
    previousId: open.previousId,
    blocks: view.blocks,
    plain: plainBlocks(workspace, view.blocks),
    buttons: buttonsOf(view.blocks),
    values: open.values,
    errors: open.errors,
    trouble: open.trouble,
  };
}
