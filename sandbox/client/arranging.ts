import type { Channel, Person } from '../state/model.ts';
import type { Ask } from './ask.ts';

/** Changes to channels and people; the app has acked what it was told when these resolve. */
export interface Arranging {
  readonly channels: {
    create(channel: { name: string; private?: boolean; members: readonly string[] }): Promise<Channel>;
    rename(channel: string, name: string): Promise<void>;
    archive(channel: string): Promise<void>;
    unarchive(channel: string): Promise<void>;
    delete(channel: string): Promise<void>;
    /** Gives a channel a new id, as Slack Connect does. */
    changeId(channel: string): Promise<Channel>;
    /** `user` is an id, a name or `bot`. */
    invite(channel: string, user: string, by?: string): Promise<void>;
    remove(channel: string, user: string): Promise<void>;
  };
  readonly app: {
    /** Takes the app out: it is told, and its tokens are dead. */
    uninstall(): Promise<void>;
    install(): Promise<void>;
  };
  readonly people: {
    change(
      user: string,
      changes: { tz?: string; deactivated?: boolean; admin?: boolean; displayName?: string },
    ): Promise<Person>;
  };
}

/** Arranges the workspace behind `ask`. */
export function arranging(ask: Ask): Arranging {
  return {
    channels: {
      create: (channel) => ask.post('/channels/create', channel),
      rename: (channel, name) => ask.post('/channels/rename', { channel, name }),
      archive: (channel) => ask.post('/channels/archive', { channel }),
      unarchive: (channel) => ask.post('/channels/unarchive', { channel }),
      delete: (channel) => ask.post('/channels/delete', { channel }),
      changeId: (channel) => ask.post('/channels/change-id', { channel }),
      invite: (channel, user, by) => ask.post('/channels/invite', { channel, user, by }),
      remove: (channel, user) => ask.post('/channels/remove', { channel, user }),
    },
    app: {
      uninstall: () => ask.post('/app/uninstall', {}),
      install: () => ask.post('/app/install', {}),
    },
    people: { change: (user, changes) => ask.post('/people/change', { user, ...changes }) },
  };
}
