import { randomBytes } from 'node:crypto';
import type { View } from '@slack/types';
import { Refusal } from '../refusal.ts';
import type { OpenView } from '../state/model.ts';
import { newId } from '../state/state.ts';
import type { Workspace } from '../workspace.ts';
import { valuesOf } from './view-values.ts';

/** @see https://docs.slack.dev/surfaces/modals */
const STACK_AT_MOST = 3;

/** A person's open modals, the one on top last. */
export function stackOf(workspace: Workspace, userId: string): OpenView[] {
  return [...workspace.state.views.values()].filter((each) => each.userId === userId);
}

/** Opens a modal as the only one of a person. */
export function openModal(
  workspace: Workspace,
  userId: string,
  view: View,
  openedIn: string | null,
): OpenView {
  refuseTakenExternalId(workspace, view, null);
  for (const open of stackOf(workspace, userId)) workspace.state.views.remove(open.id);
  const id = newId(workspace.state, 'V');
  return save(workspace, fresh({ id, userId, view, rootId: id, previousId: null, openedIn }));
}

/** Puts a modal on top of a person's open ones. @throws Refusal push_limit_reached, not_found. */
export function pushModal(workspace: Workspace, userId: string, view: View): OpenView {
  refuseTakenExternalId(workspace, view, null);
  const stack = stackOf(workspace, userId);
  const top = stack.at(-1);
  if (!top) throw new Refusal('not_found');
  if (stack.length >= STACK_AT_MOST) throw new Refusal('push_limit_reached');
  const id = newId(workspace.state, 'V');
  return save(
    workspace,
    fresh({ id, userId, view, rootId: top.rootId, previousId: top.id, openedIn: top.openedIn }),
  );
}

/** Shows something else in an open modal; what was typed stays where ids and types are the same. */
export function replaceModal(workspace: Workspace, open: OpenView, view: View): OpenView {
  refuseTakenExternalId(workspace, view, open.id);
  const values = valuesOf(view.blocks, open.values, open.openedIn);
  return save(workspace, { ...open, view, values, hash: newHash(), errors: {}, trouble: null });
}

/** Stores a view and tells the person's windows. */
export function save(workspace: Workspace, open: OpenView): OpenView {
  if (open.view.type === 'home') {
    workspace.state.homes.put(open.userId, open);
    workspace.changes.emit({ kind: 'home', userId: open.userId });
  } else {
    workspace.state.views.put(open.id, open);
    workspace.changes.emit({ kind: 'view', userId: open.userId });
  }
  return open;
}

/** Takes modals off a person's stack. */
export function closeModals(workspace: Workspace, userId: string, ids: readonly string[]): void {
  for (const id of ids) workspace.state.views.remove(id);
  workspace.changes.emit({ kind: 'view', userId });
}

/** Publishes somebody's Home. @throws Refusal hash_conflict. */
export function publishHome(
  workspace: Workspace,
  userId: string,
  view: View,
  hash: string | undefined,
): OpenView {
  const before = workspace.state.homes.get(userId);
  refuseTakenExternalId(workspace, view, before?.id ?? null);
  if (hash !== undefined && before && before.hash !== hash) throw new Refusal('hash_conflict');
  const id = before?.id ?? newId(workspace.state, 'V');
  const published = fresh({ id, userId, view, rootId: id, previousId: null, openedIn: null });
  return save(
    workspace,
    before ? { ...published, values: valuesOf(view.blocks, before.values, null) } : published,
  );
}

/** A view as the app sees it, state included. */
export function asSlackView(workspace: Workspace, open: OpenView): Record<string, unknown> {
  const { app, data } = workspace;
  const { view } = open;
  const modal = view.type === 'modal' ? view : null;
  return {
    id: open.id,
    team_id: data.team.id,
    type: view.type,
    blocks: view.blocks,
    private_metadata: view.private_metadata ?? '',
    callback_id: view.callback_id ?? '',
    external_id: view.external_id ?? '',
    state: { values: open.values },
    hash: open.hash,
    title: modal?.title ?? { type: 'plain_text', text: 'View Title', emoji: true },
    close: modal?.close ?? null,
    submit: modal?.submit ?? null,
    clear_on_close: modal?.clear_on_close ?? false,
    notify_on_close: modal?.notify_on_close ?? false,
    previous_view_id: open.previousId,
    root_view_id: open.rootId,
    app_id: app.appId,
    app_installed_team_id: data.team.id,
    bot_id: app.botId,
  };
}

function fresh(
  parts: Pick<OpenView, 'id' | 'userId' | 'view' | 'rootId' | 'previousId' | 'openedIn'>,
): OpenView {
  const values = valuesOf(parts.view.blocks, {}, parts.openedIn);
  return { ...parts, values, hash: newHash(), errors: {}, trouble: null };
}

function newHash(): string {
  return `${Math.floor(Date.now() / 1000)}.${randomBytes(4).toString('hex')}`;
}

function refuseTakenExternalId(workspace: Workspace, view: View, ownId: string | null): void {
  if (!view.external_id) return;
  const taken = [...workspace.state.views.values(), ...workspace.state.homes.values()].some(
    (each) => each.view.external_id === view.external_id && each.id !== ownId,
  );
  if (taken) throw new Refusal('duplicate_external_id');
}
