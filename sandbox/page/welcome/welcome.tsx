import type { VNode } from 'preact';
import { offered } from '../composer/draft.ts';
import { channels } from '../state/channels.ts';
import { channelHere, goToChannel } from '../state/place.ts';
import { workspace } from '../state/workspace.ts';
import { hideWelcome, isWelcomeHidden } from './welcome-state.ts';

/** A note for whoever comes for the first time, with things to try: a click fills the composer and sends nothing. */
export function Welcome(): VNode | null {
  const { welcome, tryThese } = workspace.value;
  if (isWelcomeHidden.value) return null;
  return (
    <section class="welcome" aria-labelledby="welcome-title">
      <button type="button" class="icon-button" aria-label="Put this note away" onClick={hideWelcome}>
        ×
      </button>
      <h2 id="welcome-title">{welcome.title}</h2>
      <p>{welcome.text}</p>
      <ul>
        {tryThese.map(({ label, fill, channel }) => (
          <li key={label}>
            <button type="button" onClick={() => tryOut(fill, channel)}>
              <strong>{label}</strong>
              <code>{fill}</code>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

async function tryOut(text: string, channelName: string | undefined): Promise<void> {
  const meant = [...channels.value.values()].find((each) => each.name === channelName) ?? channelHere.value;
  if (!meant) return;
  if (meant.id !== channelHere.value?.id) await goToChannel(meant.id);
  offered.value = { channelId: meant.id, text };
}
