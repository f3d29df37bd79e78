import type { VNode } from 'preact';
import type { SeenMessage } from '../../control/seen.ts';
import { perform } from '../api/ask.ts';
import { tellTrouble } from '../state/notices.ts';
import { nameOf, viewer } from '../state/workspace.ts';
import { emojiNamed } from '../text/emoji.ts';

/** Reactions under a message; a click joins in. */
export function Reactions({ message }: { message: SeenMessage }): VNode | null {
  if (message.reactions.length === 0) return null;
  const { channelId: channel, ts } = message;
  return (
    <div class="reactions">
      {message.reactions.map(({ name, users }) => (
        <button
          key={name}
          type="button"
          aria-pressed={users.includes(viewer.value.id)}
          aria-label={`${name}: ${users.map(nameOf).join(', ')}`}
          title={users.map(nameOf).join(', ')}
          onClick={() => perform('/react', { channel, ts, name }).catch(tellTrouble)}
        >
          {emojiNamed(name) ?? `:${name}:`} {users.length}
        </button>
      ))}
    </div>
  );
}
