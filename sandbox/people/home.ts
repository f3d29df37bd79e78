import { openDirectMessage } from '../conversations/channels.ts';
import { asSlackView } from '../conversations/views.ts';
import { sendEvent } from '../delivery/events.ts';
import type { Person } from '../state/model.ts';
import type { Workspace } from '../workspace.ts';
import { type Outcome, outcomeOf } from './outcome.ts';

/** Opens a tab of the app; resolves when the app has acked hearing of it. */
export async function openAppTab(
  workspace: Workspace,
  actor: Person,
  tab: 'home' | 'messages',
): Promise<Outcome> {
  const channel = openDirectMessage(workspace, workspace.app.botUserId, actor.id);
  const published = workspace.state.homes.get(actor.id);
  const answer = await sendEvent(workspace, 'app_home_opened', {
    type: 'app_home_opened',
    user: actor.id,
    channel: channel.id,
    tab,
    ...(tab === 'home' && published ? { view: asSlackView(workspace, published) } : {}),
    event_ts: workspace.clock.nextTs(),
  });
  return answer ? outcomeOf(answer) : { ok: true };
}
