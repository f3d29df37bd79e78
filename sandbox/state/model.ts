import type { Block, KnownBlock, View } from '@slack/types';

/** A person of the workspace, the app's bot, or Slackbot. */
export interface Person {
  readonly id: string;
  readonly name: string;
  readonly realName: string;
  readonly displayName: string;
  readonly tz: string;
  readonly admin: boolean;
  readonly guest: 'no' | 'multi-channel' | 'single-channel';
  /** The workspace the person belongs to; another one than the sandbox's for an outsider. */
  readonly teamId: string;
  readonly outside: boolean;
  readonly deactivated: boolean;
  readonly bot: boolean;
  readonly about: string;
}

/** A conversation: a channel, a private channel or a direct message between two. */
export interface Channel {
  readonly id: string;
  readonly name: string;
  readonly kind: 'public' | 'private' | 'im';
  readonly members: readonly string[];
  readonly topic: string;
  readonly archived: boolean;
  /** Epoch seconds of world time. */
  readonly created: number;
  readonly creator: string;
}

/** Message metadata as an app attaches it. */
export interface Metadata {
  readonly event_type: string;
  readonly event_payload: Record<string, unknown>;
}

export interface Message {
  readonly channelId: string;
  /** World time, unique in its channel. */
  readonly ts: string;
  readonly userId: string;
  readonly text: string;
  readonly blocks: readonly AnyBlock[];
  readonly attachments?: readonly unknown[];
  readonly threadTs?: string;
  readonly replyBroadcast?: boolean;
  readonly metadata?: Metadata;
  readonly edited?: { readonly userId: string; readonly ts: string };
  readonly reactions: readonly { readonly name: string; readonly users: readonly string[] }[];
  /** Set on a message that only this person sees. */
  readonly ephemeralFor?: string;
  /** The typed command that an in_channel answer made visible. */
  readonly typedCommand?: string;
  readonly fileIds: readonly string[];
  /** Machine milliseconds; what history lag is measured by. */
  readonly postedAt: number;
}

export type AnyBlock = KnownBlock | Block;

/** What a person typed or chose in one element, in Slack's own shape. */
export interface StateValue {
  readonly type: string;
  readonly [field: string]: unknown;
}

/** Values by block id, then action id. */
export type StateValues = Record<string, Record<string, StateValue>>;

/** A modal on somebody's stack, or somebody's Home. */
export interface OpenView {
  readonly id: string;
  readonly userId: string;
  readonly view: View;
  readonly hash: string;
  readonly rootId: string;
  readonly previousId: string | null;
  readonly values: StateValues;
  /** Field errors from the last submission, by block id. */
  readonly errors: Record<string, string>;
  /** What the person reads at the top when the last submission went wrong. */
  readonly trouble: string | null;
  /** Channels chosen for response URLs come from here: where the person was when the modal opened. */
  readonly openedIn: string | null;
}

export interface StoredFile {
  readonly id: string;
  readonly name: string;
  readonly title: string;
  readonly size: number;
  readonly mimetype: string;
  readonly userId: string;
  /** Epoch seconds of world time. */
  readonly created: number;
  readonly uploaded: boolean;
  readonly completed: boolean;
  /** Machine milliseconds from which Slack has looked at the file. */
  readonly readyAt: number;
  readonly deleted: boolean;
  readonly channelIds: readonly string[];
  readonly base64: string;
}
