import { z } from 'zod';
import { personForBot } from '../../conversations/channels.ts';
import {
  asSlackView,
  openModal,
  publishHome,
  pushModal,
  replaceModal,
  stackOf,
} from '../../conversations/views.ts';
import { Refusal } from '../../refusal.ts';
import { checkView } from '../../rules/view.ts';
import type { OpenView } from '../../state/model.ts';
import type { Workspace } from '../../workspace.ts';
import { jsonArgument, method } from '../method.ts';

const view = jsonArgument(z.record(z.string(), z.unknown()));
const description = { token: 'bot', scopes: [], readsJson: true } as const;

/** Opens a modal for the person whose trigger it is. */
export const viewsOpen = method({
  ...description,
  name: 'views.open',
  tier: 't4',
  errors: [
    'duplicate_external_id',
    'exchanged_trigger_id',
    'expired_trigger_id',
    'invalid_trigger_id',
    'view_too_large',
  ],
  args: z.object({ trigger_id: z.string(), view }),
  run(workspace, args) {
    const checked = checkView(workspace, args.view, 'modal');
    const trigger = workspace.triggers.exchange(args.trigger_id);
    const open = openModal(workspace, trigger.userId, checked, trigger.channelId);
    return { view: asSlackView(workspace, open) };
  },
});

/** Puts a modal on top of the one in which the trigger arose. */
export const viewsPush = method({
  ...description,
  name: 'views.push',
  tier: 't4',
  errors: [
    'duplicate_external_id',
    'exchanged_trigger_id',
    'expired_trigger_id',
    'invalid_trigger_id',
    'not_found',
    'push_limit_reached',
    'view_too_large',
  ],
  args: z.object({ trigger_id: z.string(), view }),
  run(workspace, args) {
    const checked = checkView(workspace, args.view, 'modal');
    const trigger = workspace.triggers.exchange(args.trigger_id);
    if (!stackOf(workspace, trigger.userId).some((each) => each.id === trigger.viewId))
      throw new Refusal('not_found');
    return { view: asSlackView(workspace, pushModal(workspace, trigger.userId, checked)) };
  },
});

/** Shows something else in an open modal, unless it changed meanwhile (hash). */
export const viewsUpdate = method({
  ...description,
  name: 'views.update',
  tier: 't4',
  errors: ['duplicate_external_id', 'hash_conflict', 'not_found', 'view_too_large'],
  args: z.object({
    view_id: z.string().optional(),
    external_id: z.string().optional(),
    hash: z.string().optional(),
    view,
  }),
  run(workspace, args) {
    const open = findOpen(workspace, args.view_id, args.external_id);
    const checked = checkView(workspace, args.view, 'modal');
    if (args.hash !== undefined && args.hash !== open.hash) throw new Refusal('hash_conflict');
    return { view: asSlackView(workspace, replaceModal(workspace, open, checked)) };
  },
});

/** Publishes somebody's Home tab. */
export const viewsPublish = method({
  ...description,
  name: 'views.publish',
  tier: 't4',
  errors: ['duplicate_external_id', 'hash_conflict', 'not_enabled', 'view_too_large'],
  unpublishedErrors: ['user_not_found'],
  args: z.object({ user_id: z.string(), hash: z.string().optional(), view }),
  run(workspace, args) {
    if (!workspace.manifest.features.app_home.home_tab_enabled) throw new Refusal('not_enabled');
    if (!personForBot(workspace, args.user_id)) throw new Refusal('user_not_found');
    const checked = checkView(workspace, args.view, 'home');
    return { view: asSlackView(workspace, publishHome(workspace, args.user_id, checked, args.hash)) };
  },
});

function findOpen(
  workspace: Workspace,
  viewId: string | undefined,
  externalId: string | undefined,
): OpenView {
  if (viewId === undefined && externalId === undefined)
    throw new Refusal('invalid_arguments', ['[ERROR] missing required field: view_id or external_id']);
  const found =
    viewId === undefined
      ? [...workspace.state.views.values()].find((each) => each.view.external_id === externalId)
      : workspace.state.views.get(viewId);
  if (!found) throw new Refusal('not_found');
  return found;
}
