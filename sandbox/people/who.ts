import { canSee, payloadChannelName } from '../conversations/channels.ts';
import type { Channel, Message, Person } from '../state/model.ts';
import type { Workspace } from '../workspace.ts';
import { NotPossible } from './outcome.ts';

/** A person by id or name. @throws NotPossible for nobody. */
export function person(workspace: Workspace, idOrName: string): Person {
  const { people } = workspace.state;
  const found =
    people.get(idOrName) ?? [...people.values()].find((each) => each.name === idOrName.replace(/^@/, ''));
  if (!found) throw new NotPossible(`there is nobody called ${idOrName}`);
  return found;
}

/** A conversation a person can see, by id, name or `@somebody`. @throws NotPossible otherwise. */
export function conversation(workspace: Workspace, viewer: Person, idOrName: string): Channel {
  const { channels } = workspace.state;
  const found =
    channels.get(idOrName) ??
    [...channels.values()].find((each) => each.kind !== 'im' && each.name === idOrName.replace(/^#/, ''));
  if (!found || !canSee(found, viewer))
    throw new NotPossible(`${viewer.name} sees no conversation ${idOrName}`);
  return found;
}

/** A message a person can see. @throws NotPossible otherwise. */
export function seenMessage(workspace: Workspace, viewer: Person, channelId: string, ts: string): Message {
  const channel = conversation(workspace, viewer, channelId);
  const found = workspace.state.messages.get(channel.id, ts);
  if (!found || (found.ephemeralFor && found.ephemeralFor !== viewer.id))
    throw new NotPossible(`${viewer.name} sees no message ${ts} in ${channelId}`);
  return found;
}

/** What every interactive payload starts with. */
export function payloadBase(workspace: Workspace, actor: Person) {
  const { app, data } = workspace;
  return {
    user: { id: actor.id, username: actor.name, name: actor.name, team_id: actor.teamId },
    api_app_id: app.appId,
    token: app.verificationToken,
    team: { id: data.team.id, domain: data.team.domain },
    enterprise: null,
    is_enterprise_install: false,
  };
}

/** A conversation as payloads name it. */
export function payloadChannel(channel: Channel): { id: string; name: string } {
  return { id: channel.id, name: payloadChannelName(channel) };
}
