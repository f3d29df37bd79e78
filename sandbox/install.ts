import { createHash } from 'node:crypto';
import type { Manifest } from './manifest.ts';
import { nextNumber, type State } from './state/state.ts';
import type { InstalledApp, Workspace } from './workspace.ts';
import type { ReadWorkspaceData } from './workspace-data.ts';

/** Slack's own bot; tells people what went wrong. */
export const SLACKBOT = 'USLACKBOT';

/** Made-up ids and secrets of the app, the same for the same team, app and seed. */
export function installedApp(manifest: Manifest, data: ReadWorkspaceData, seed: number): InstalledApp {
  const digest = (what: string): string =>
    createHash('sha256')
      .update(`${what} ${data.team.id} ${manifest.display_information.name} ${seed}`)
      .digest('hex');
  const id = (prefix: string): string => `${prefix}0${digest(prefix).slice(0, 9).toUpperCase()}`;
  const appId = id('A');
  return {
    appId,
    botId: id('B'),
    botUserId: id('U'),
    botToken: `xoxb-sandbox-${digest('bot token').slice(0, 24)}`,
    appToken: `xapp-1-${appId}-${digest('app token').slice(0, 24)}`,
    signingSecret: digest('signing secret').slice(0, 32),
    verificationToken: digest('verification').slice(0, 24),
  };
}

/** Fills an empty workspace with its people and channels; does nothing to one that has them. */
export function populate(workspace: Pick<Workspace, 'state' | 'data' | 'app' | 'clock' | 'manifest'>): void {
  const { state, data, app, clock } = workspace;
  if (state.facts.get('workspace_id') === undefined) state.facts.put('workspace_id', newWorkspaceId(state));
  for (const person of peopleOf(workspace))
    state.people.put(person.id, state.people.get(person.id) ?? person);
  const idOf = new Map(data.people.map((each) => [each.name, each.id]));
  for (const channel of data.channels) {
    if (state.channels.get(channel.id)) continue;
    const members = channel.members.flatMap((name) => idOf.get(name) ?? []);
    state.channels.put(channel.id, {
      id: channel.id,
      name: channel.name,
      kind: channel.private ? 'private' : 'public',
      members: channel.bot ? [...members, app.botUserId] : members,
      topic: channel.topic,
      archived: false,
      created: Math.floor(clock.now() / 1000),
      creator: members[0] ?? app.botUserId,
    });
  }
}

/** Tells one workspace from the next: changes whenever it is made anew. */
function newWorkspaceId(state: State): string {
  return `${Date.now().toString(36)}-${process.pid}-${nextNumber(state, 'workspace')}`;
}

function peopleOf({ data, app, manifest }: Pick<Workspace, 'data' | 'app' | 'manifest'>) {
  const bot = {
    admin: false,
    guest: 'no',
    outside: false,
    deactivated: false,
    bot: true,
    about: '',
    tz: 'UTC',
  } as const;
  const botName = manifest.features.bot_user?.display_name ?? manifest.display_information.name;
  const appName = manifest.display_information.name;
  return [
    ...data.people.map(({ outside, ...person }) => ({
      ...person,
      teamId: outside?.teamId ?? data.team.id,
      outside: outside !== undefined,
      bot: false,
    })),
    {
      ...bot,
      id: app.botUserId,
      teamId: data.team.id,
      name: botName,
      displayName: appName,
      realName: appName,
    },
    {
      ...bot,
      id: SLACKBOT,
      teamId: data.team.id,
      name: 'slackbot',
      displayName: 'Slackbot',
      realName: 'Slackbot',
    },
  ];
}
