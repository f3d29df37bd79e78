import type { KnownBlock, View } from '@slack/types';

/** A message as Slack takes it; `text` is what notifications and screen readers say and is never empty. */
export interface Message {
  readonly text: string;
  readonly blocks?: readonly KnownBlock[];
}

/** One attempt to post. `deadline` is a monotonic instant after which nothing may leave any more. */
export interface Posting {
  readonly teamId: string;
  /** A channel, DM or user id. */
  readonly channelId: string;
  readonly threadTs: string | null;
  readonly message: Message;
  /** Opaque key carried as metadata, by which the message can be found again. */
  readonly metadataKey: string;
  readonly deadline: number;
}

/** What became of one attempt; everything that is not surely one of the others is `unknown`. */
export type SendResult =
  | { readonly kind: 'sent'; readonly channelId: string; readonly ts: string }
  | {
      readonly kind: 'not-sent';
      readonly code: string;
      /** Machine milliseconds to wait before another try. */
      readonly retryAfterMs: number | null;
      readonly because:
        | 'rate-limited'
        | 'unreachable'
        | 'target-gone'
        | 'payload'
        | 'picture'
        | 'installation';
    }
  | { readonly kind: 'unknown'; readonly code: string };

/** A file to be uploaded under a name. */
export interface NewFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** A message found in a conversation's history that carries one of our keys. */
export interface FoundMessage {
  readonly ts: string;
  readonly metadataKey: string;
}

/** A person as Slack describes them. */
export interface SlackUser {
  readonly userId: string;
  readonly teamId: string;
  readonly name: string;
  readonly zone: string | null;
  readonly isGuest: boolean;
  readonly isExternal: boolean;
  readonly isBot: boolean;
  readonly isDeleted: boolean;
  readonly isAdmin: boolean;
}

/** A conversation as Slack describes it. */
export interface SlackChannel {
  readonly channelId: string;
  readonly name: string;
  readonly isPrivate: boolean;
  readonly isArchived: boolean;
  readonly isExternal: boolean;
  readonly hasBot: boolean;
}

/**
 * Everything Hunch says to Slack on its own, in Hunch's words; the one place that holds background WebClients.
 *
 * `post` is called by jobs only. All calls make at most one HTTP request each (paged reads make one per page) and
 * never retry; reads and updates throw a SlackCallError, `post` classifies instead of throwing.
 */
export interface Messenger {
  post(posting: Posting): Promise<SendResult>;
  update(teamId: string, channelId: string, ts: string, message: Message): Promise<void>;
  remove(teamId: string, channelId: string, ts: string): Promise<void>;
  /** Own messages with a key, posted at or after `oldest` (world time as a Slack ts), newest first. */
  history(
    teamId: string,
    channelId: string,
    oldest: string,
    threadTs: string | null,
  ): Promise<FoundMessage[]>;
  openDm(teamId: string, userId: string): Promise<string>;
  publishHome(teamId: string, userId: string, view: View): Promise<void>;
  user(teamId: string, userId: string): Promise<SlackUser>;
  /** Whose address this is; null for nobody's, and `not-allowed` where the scope for it was not granted. */
  userByEmail(teamId: string, email: string): Promise<string | 'not-allowed' | null>;
  channel(teamId: string, channelId: string): Promise<SlackChannel>;
  members(teamId: string, channelId: string): Promise<string[]>;
  permalink(teamId: string, channelId: string, ts: string): Promise<string>;
  /** Uploads a picture without posting it; the id works in an image block once Slack has looked at the file. */
  upload(teamId: string, fileName: string, bytes: Uint8Array): Promise<string>;
  /** Uploads files into a conversation, where Slack posts them as one message; the id is that of the first. */
  share(teamId: string, channelId: string, files: readonly NewFile[]): Promise<string>;
  /** Makes the smallest call there is, so that `skewMs` is of now. Never throws. */
  askTheTime(teamId: string): Promise<void>;
  /** How far Slack's clock is ahead of this machine's, in milliseconds; null before Slack's first answer. */
  skewMs(): number | null;
}
