import type { VNode } from 'preact';
import { BlockList } from '../blocks/block-list.tsx';
import { home } from '../state/views.ts';
import { workspace } from '../state/workspace.ts';

/** What the app published for this person. */
export function AppHome(): VNode {
  const view = home.value;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section class="app-home" aria-label="Home" tabIndex={0}>
      {view ? (
        <BlockList blocks={view.blocks} where={{ place: { home: true }, values: view.values }} />
      ) : (
        <p class="nothing">{workspace.value.app.name} has nothing here yet.</p>
      )}
    </section>
  );
}
