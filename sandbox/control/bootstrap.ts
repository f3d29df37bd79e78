import type { Person } from '../state/model.ts';
import type { Workspace } from '../workspace.ts';
import type { ReadWorkspaceData } from '../workspace-data.ts';
import { type ClockReading, readClock } from './clock-reading.ts';
import { type SeenChannel, seenChannels } from './seen-channel.ts';
import { type SeenView, seenStack } from './seen-view.ts';

/** Everything a window needs to open as one person. */
export interface Bootstrap {
  readonly team: ReadWorkspaceData['team'];
  readonly viewer: Person;
  readonly people: readonly Person[];
  readonly channels: readonly SeenChannel[];
  readonly views: readonly SeenView[];
  readonly app: {
    readonly appId: string;
    readonly botUserId: string;
    readonly name: string;
    readonly description: string;
    readonly home: boolean;
    readonly messages: boolean;
    readonly readOnly: boolean;
  };
  readonly commands: readonly {
    readonly command: string;
    readonly description: string;
    readonly usageHint: string;
  }[];
  readonly shortcuts: readonly {
    readonly name: string;
    readonly type: 'message' | 'global';
    readonly callbackId: string;
    readonly description: string;
  }[];
  readonly welcome: ReadWorkspaceData['welcome'];
  readonly tryThese: ReadWorkspaceData['tryThese'];
  readonly clock: ClockReading;
}

/** The workspace as one person's window opens on it. */
export function bootstrap(workspace: Workspace, viewer: Person): Bootstrap {
  const { data, app, manifest, state } = workspace;
  const { app_home: tabs, slash_commands: commands, shortcuts } = manifest.features;
  return {
    team: data.team,
    viewer,
    people: [...state.people.values()],
    channels: seenChannels(workspace, viewer),
    views: seenStack(workspace, viewer),
    app: {
      appId: app.appId,
      botUserId: app.botUserId,
      name: manifest.display_information.name,
      description: manifest.display_information.description ?? '',
      home: tabs.home_tab_enabled,
      messages: tabs.messages_tab_enabled,
      readOnly: tabs.messages_tab_read_only_enabled,
    },
    commands: commands.map(({ command, description, usage_hint }) => ({
      command,
      description,
      usageHint: usage_hint ?? '',
    })),
    shortcuts: shortcuts.map(({ name, type, callback_id, description }) => ({
      name,
      type,
      callbackId: callback_id,
      description,
    })),
    welcome: data.welcome,
    tryThese: data.tryThese,
    clock: readClock(workspace),
  };
}
