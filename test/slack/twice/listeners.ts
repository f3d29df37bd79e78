import type { App } from '@slack/bolt';
import type { Deps } from '../../../src/deps.ts';
import { commands } from '../../../src/slack/listeners/capture/commands.ts';
import { registerListeners } from '../../../src/slack/listeners/index.ts';

/** What Slack can say, and the listener that hears it: `action answer.yes`, `view capture.record`, `command digest`. */
interface Listener {
  readonly kind: string;
  readonly id: string | RegExp;
}

/** Every listener of Hunch, as it registers them; the command once for each of its words, and once for a prediction. */
function listListeners(): readonly Listener[] {
  const heard: Listener[] = [];
  const note = (kind: string) => (constraint: string | RegExp | { readonly callback_id: string }) => {
    const isId = typeof constraint === 'string' || constraint instanceof RegExp;
    heard.push({ kind, id: isId ? constraint : constraint.callback_id });
  };
  const app = new Proxy({}, { get: (_, kind) => note(String(kind)) });
  registerListeners(app as App, { commandName: '/predict' } as Deps);
  const words = Object.keys(commands).map((word) => ({ kind: 'command', id: word }));
  return [...heard.map((one) => (one.kind === 'command' ? { ...one, id: 'a prediction' } : one)), ...words];
}

const listeners = listListeners();
const nameOf = ({ kind, id }: Listener): string => `${kind} ${id}`;

/** Their names. */
export const listenerNames: readonly string[] = listeners.map(nameOf);

/** The name of the listener that hears a payload; null for one that Slack sends to nobody. */
export function listenerOf(payload: unknown): string | null {
  const said = payload as {
    readonly type?: string;
    readonly command?: string;
    readonly text?: string;
    readonly event?: { readonly type: string };
    readonly actions?: readonly { readonly action_id: string }[];
    readonly view?: { readonly callback_id: string };
    readonly callback_id?: string;
    readonly action_id?: string;
  };
  const named = (kind: string, id = ''): string | null => {
    const found = listeners.find(
      (one) => one.kind === kind && (typeof one.id === 'string' ? one.id === id : one.id.test(id)),
    );
    return found ? nameOf(found) : null;
  };
  if (said.command !== undefined) {
    const word = /^\S*/.exec(said.text?.trim() ?? '')?.[0] ?? '';
    return named('command', word) ?? named('command', 'a prediction');
  }
  if (said.event) return named('event', said.event.type);
  if (said.actions) return named('action', said.actions[0]?.action_id);
  if (said.type === 'view_submission') return named('view', said.view?.callback_id);
  if (said.type === 'block_suggestion') return named('options', said.action_id);
  return said.type === 'message_action' ? named('shortcut', said.callback_id) : null;
}
