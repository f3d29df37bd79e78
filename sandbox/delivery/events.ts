import { isGranted } from '../api/scopes.ts';
import { newId } from '../state/state.ts';
import type { Workspace } from '../workspace.ts';
import { deliver } from './deliver.ts';
import type { Answer, Envelope } from './envelope.ts';

/** Events the sandbox can send and the bot scopes that let an app receive them (any one of them). */
export const EVENT_SCOPES: Readonly<Record<string, readonly string[]>> = {
  app_home_opened: [],
  app_uninstalled: [],
  tokens_revoked: [],
  channel_id_changed: [],
  channel_archive: ['channels:read'],
  channel_unarchive: ['channels:read'],
  channel_deleted: ['channels:read'],
  channel_rename: ['channels:read'],
  channel_left: ['channels:read'],
  channel_created: ['channels:read'],
  group_archive: ['groups:read'],
  group_unarchive: ['groups:read'],
  group_deleted: ['groups:read'],
  group_rename: ['groups:read'],
  group_left: ['groups:read'],
  member_joined_channel: ['channels:read', 'groups:read'],
  member_left_channel: ['channels:read', 'groups:read'],
  'message.im': ['im:history'],
  'message.channels': ['channels:history'],
  'message.groups': ['groups:history'],
  app_mention: ['app_mentions:read'],
  reaction_added: ['reactions:read'],
  user_change: ['users:read'],
};

/** Delays before Slack repeats an event that was not acked. @see https://docs.slack.dev/apis/events-api */
export const EVENT_RETRY_DELAYS_MS = [0, 60_000, 300_000] as const;

/**
 * Sends an event if the manifest subscribes to it and its scope is granted; repeats it in the background when it
 * is not acked.
 *
 * @param name as in the manifest, such as `message.im`
 * @returns the answer to the first attempt, or null when the app is not told
 */
export async function sendEvent(
  workspace: Workspace,
  name: string,
  event: Readonly<Record<string, unknown>>,
): Promise<Answer | null> {
  if (!isSubscribed(workspace, name)) return null;
  const { app, data, clock } = workspace;
  const payload = {
    token: app.verificationToken,
    team_id: data.team.id,
    context_team_id: data.team.id,
    context_enterprise_id: null,
    api_app_id: app.appId,
    event,
    type: 'event_callback',
    event_id: newId(workspace.state, 'Ev'),
    event_time: Math.floor(clock.now() / 1000),
    authorizations: [
      {
        enterprise_id: null,
        team_id: data.team.id,
        user_id: app.botUserId,
        is_bot: true,
        is_enterprise_install: false,
      },
    ],
    is_ext_shared_channel: false,
  };
  const envelope: Envelope = { type: 'events_api', payload, acceptsPayload: false };
  const answer = await deliver(workspace, envelope);
  if (!answer.acked) repeatLater(workspace, envelope, 1);
  return answer;
}

/** Sends an event without waiting for the ack; `idle` waits for it. */
export function sendEventSoon(
  workspace: Workspace,
  name: string,
  event: Readonly<Record<string, unknown>>,
): void {
  const sent: Promise<unknown> = sendEvent(workspace, name, event).finally(() =>
    workspace.background.delete(sent),
  );
  workspace.background.add(sent);
}

function isSubscribed(workspace: Workspace, name: string): boolean {
  const scopes = EVENT_SCOPES[name];
  if (!scopes) throw new Error(`the sandbox does not know the event ${name}`);
  const subscribed = workspace.manifest.settings.event_subscriptions.bot_events.includes(name);
  return subscribed && (scopes.length === 0 || scopes.some((scope) => isGranted(workspace, scope)));
}

function repeatLater(workspace: Workspace, envelope: Envelope, attempt: number): void {
  const delay = workspace.eventRetryDelaysMs[attempt - 1];
  if (delay === undefined) return;
  workspace.later(delay, () => {
    void deliver(workspace, { ...envelope, retry: { attempt, reason: 'http_timeout' } }).then((answer) => {
      if (!answer.acked) repeatLater(workspace, envelope, attempt + 1);
    });
  });
}
