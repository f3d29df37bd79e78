import type { VNode } from 'preact';
import type { SeenMessage } from '../../control/seen.ts';
import type { Outcome } from '../../people/outcome.ts';
import { perform } from '../api/ask.ts';
import { Icon } from '../frame/icon.tsx';
import { Menu } from '../frame/menu.tsx';
import { tellOutcome, tellTrouble } from '../state/notices.ts';
import { goToThread } from '../state/place.ts';
import { viewer, workspace } from '../state/workspace.ts';

/** What can be done with a message: shown on hover and focus. */
export function MessageTools({ message, isThread }: { message: SeenMessage; isThread: boolean }): VNode {
  const { channelId, ts, threadTs } = message;
  const at = { channel: channelId, ts };
  const shortcuts = workspace.value.shortcuts.filter((each) => each.type === 'message');
  const isOwn = message.userId === viewer.value.id;
  const items = [
    ...shortcuts.map(({ name, callbackId }) => ({
      label: name,
      detail: workspace.value.app.name,
      onPick: () => perform<Outcome>('/shortcut', { callbackId, ...at }).then(tellOutcome, tellTrouble),
    })),
    ...(isOwn
      ? [{ label: 'Delete message', onPick: () => perform('/take-back', at).catch(tellTrouble) }]
      : []),
  ];
  return (
    <div class="tools">
      <button
        type="button"
        aria-label="React with thumbs up"
        title="React"
        onClick={() => perform('/react', { ...at, name: '+1' }).catch(tellTrouble)}
      >
        <Icon name="smile" />
      </button>
      {!isThread && (
        <button
          type="button"
          aria-label="Reply in thread"
          title="Reply in thread"
          onClick={() => goToThread(channelId, threadTs ?? ts)}
        >
          <Icon name="thread" />
        </button>
      )}
      {items.length > 0 && (
        <Menu label="More actions" trigger={<Icon name="dots" />} class="more" items={items} />
      )}
    </div>
  );
}
