import type { SeenMessage } from '../control/seen.ts';
import type { SeenChannel } from '../control/seen-channel.ts';
import type { SeenView } from '../control/seen-view.ts';
import type { Target } from '../people/elements/element.ts';
import type { Place } from '../people/elements/source.ts';
import type { Suggestions } from '../people/elements/suggest.ts';
import type { Picked } from '../people/elements/value.ts';
import type { Outcome } from '../people/outcome.ts';
import type { Ask } from './ask.ts';
import { poll } from './poll.ts';

/** A message or view that was read before. */
type Where = SeenMessage | SeenView;
/** The words on an element, or its ids. */
type Pointed = string | Target;

/** One person of the workspace: what they do, and what they see. Conversations go by id or `#name`. */
export interface PersonClient {
  /** Id or name, as given. */
  readonly person: string;
  /** Types a slash command. Resolves when the app has acked, or failed to. */
  command(
    channel: string,
    text: string,
    options?: { threadTs?: string; entities?: boolean },
  ): Promise<Outcome>;
  say(channel: string, text: string, options?: { threadTs?: string }): Promise<SeenMessage>;
  edit(message: SeenMessage, text: string): Promise<SeenMessage>;
  takeBack(message: SeenMessage): Promise<void>;
  react(message: SeenMessage, name: string): Promise<void>;
  /** Marks a conversation as read up to a message. */
  read(message: SeenMessage): Promise<void>;
  /** The conversation with the app, opened if needed; `other` for somebody else. */
  dm(other?: string): Promise<string>;
  channels(): Promise<readonly SeenChannel[]>;
  /** Oldest first, ephemerals included; replies only with `threadTs`. */
  messages(channel: string, options?: { threadTs?: string }): Promise<readonly SeenMessage[]>;
  /** The same message as it is once the app has had its say: it acks first and edits then. */
  again(message: SeenMessage): Promise<SeenMessage>;
  /** The newest message that matches (a part of its words, or a test), waited for. */
  waitForMessage(
    channel: string,
    matches: string | ((message: SeenMessage) => boolean),
    options?: { threadTs?: string; timeoutMs?: number },
  ): Promise<SeenMessage>;
  /** Presses a button, or picks in a menu that acts at once. */
  click(where: Where, target: Pointed, picked?: Picked): Promise<Outcome>;
  /** Picks or types in one element; what dispatches tells the app. */
  choose(where: Where, target: Pointed, picked: Picked, options?: { enter?: boolean }): Promise<Outcome>;
  /** What an external select offers. */
  suggest(where: Where, target: Pointed, query: string): Promise<Suggestions>;
  /** Open modals, the one on top last. */
  modals(): Promise<readonly SeenView[]>;
  /** The modal on top, waited for; with `title`, one of that title. */
  modal(title?: string, timeoutMs?: number): Promise<SeenView>;
  /** Fills in fields by action id, block id or label. */
  fill(view: SeenView, values: Readonly<Record<string, Picked>>): Promise<Outcome>;
  submit(view: SeenView, values?: Readonly<Record<string, Picked>>): Promise<Outcome>;
  close(view: SeenView, options?: { all?: boolean }): Promise<Outcome>;
  /** Opens Home and returns what it shows once there is something, or again after the app had its say. */
  home(): Promise<SeenView>;
  openApp(tab: 'home' | 'messages'): Promise<Outcome>;
  /** Home as it is now, without opening it. */
  homeNow(): Promise<SeenView | null>;
  shortcut(callbackId: string, message?: SeenMessage): Promise<Outcome>;
}

/** Somebody's hands and eyes. */
export function personClient(ask: Ask, as: string): PersonClient {
  const messages = (channel: string, options: { threadTs?: string } = {}): Promise<SeenMessage[]> =>
    ask.get('/messages', { as, channel, thread: options.threadTs });
  const modals = (): Promise<SeenView[]> => ask.get('/views', { as });
  const homeNow = async (): Promise<SeenView | null> =>
    (await ask.get<{ view: SeenView | null }>('/home', { as })).view;
  const quiet = () => ask.get('/idle', { quietMs: 50 });
  const openApp = (tab: 'home' | 'messages'): Promise<Outcome> => ask.post('/open-app', { as, tab });
  return {
    person: as,
    command: (channel, text, options = {}) => ask.post('/command', { as, channel, text, ...options }),
    say: (channel, text, options = {}) => ask.post('/say', { as, channel, text, ...options }),
    edit: ({ channelId, ts }, text) => ask.post('/edit', { as, channel: channelId, ts, text }),
    takeBack: ({ channelId, ts }) => ask.post('/take-back', { as, channel: channelId, ts }),
    react: ({ channelId, ts }, name) => ask.post('/react', { as, channel: channelId, ts, name }),
    read: ({ channelId, ts }) => ask.post('/read', { as, channel: channelId, ts }),
    dm: async (other) => (await ask.post<SeenChannel>('/direct-message', { as, with: other })).id,
    channels: () => ask.get('/channels', { as }),
    messages,
    async again({ channelId, ts }) {
      await quiet();
      return ask.get('/message', { as, channel: channelId, ts });
    },
    waitForMessage(channel, matches, { timeoutMs = 5_000, ...options } = {}) {
      const isIt =
        typeof matches === 'string' ? (each: SeenMessage) => each.plain.includes(matches) : matches;
      return poll(async () => (await messages(channel, options)).findLast(isIt), timeoutMs);
    },
    click: (where, target, picked) => ask.post('/act', { as, ...pointing(where, target), picked }),
    choose: (where, target, picked, options = {}) =>
      ask.post('/act', { as, ...pointing(where, target), picked, ...options }),
    suggest: (where, target, query) => ask.post('/suggest', { as, ...pointing(where, target), query }),
    modals,
    modal: (title, timeoutMs = 5_000) =>
      poll(
        async () => (await modals()).findLast((each) => title === undefined || each.title === title),
        timeoutMs,
      ),
    fill: ({ id }, values) => ask.post('/fill', { as, viewId: id, values }),
    submit: ({ id }, values) => ask.post('/submit', { as, viewId: id, values }),
    close: ({ id }, options = {}) => ask.post('/close', { as, viewId: id, ...options }),
    async home() {
      await openApp('home');
      await quiet();
      return poll(homeNow, 5_000);
    },
    openApp,
    homeNow,
    shortcut: (callbackId, message) =>
      ask.post('/shortcut', {
        as,
        callbackId,
        ...(message ? { channel: message.channelId, ts: message.ts } : {}),
      }),
  };
}

function pointing(where: Where, target: Pointed): { place: Place; target: Target } {
  return { place: placeOf(where), target: typeof target === 'string' ? { text: target } : target };
}

function placeOf(where: Where): Place {
  if ('ts' in where) return { channelId: where.channelId, ts: where.ts };
  return where.type === 'home' ? { home: true } : { viewId: where.id };
}
