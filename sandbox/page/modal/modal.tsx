import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { SeenView } from '../../control/seen-view.ts';
import type { Outcome } from '../../people/outcome.ts';
import { perform } from '../api/ask.ts';
import { BlockList } from '../blocks/block-list.tsx';
import { keepAll } from '../elements/use.ts';
import { tellTrouble } from '../state/notices.ts';
import { withEmoji } from '../text/emoji.ts';
import { Dialog } from './dialog.tsx';

/** A form of the app, over everything else. */
export function Modal({ view, isPushed }: { view: SeenView; isPushed: boolean }): VNode {
  const [isBusy, setBusy] = useState(false);
  const close = (all: boolean): Promise<unknown> =>
    perform('/close', { viewId: view.id, all }).catch(tellTrouble);
  const submit = async (): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    await keepAll();
    await perform<Outcome>('/submit', { viewId: view.id }).catch(tellTrouble);
    setBusy(false);
  };
  return (
    <Dialog class="modal" labelledBy="modal-title" onClose={() => close(false)}>
      <form
        aria-busy={isBusy}
        onSubmit={(event) => {
          event.preventDefault();
          submit().catch(tellTrouble);
        }}
      >
        <header>
          {isPushed && (
            <button type="button" class="icon-button" aria-label="Back" onClick={() => close(false)}>
              ‹
            </button>
          )}
          <h2 id="modal-title">{withEmoji(view.title)}</h2>
          <button type="button" class="icon-button" aria-label="Close" onClick={() => close(true)}>
            ×
          </button>
        </header>
        {view.trouble && (
          <p class="trouble" role="alert">
            {view.trouble}
          </p>
        )}
        <div class="modal-body">
          <BlockList
            blocks={view.blocks}
            errors={view.errors}
            where={{ place: { viewId: view.id }, values: view.values }}
          />
        </div>
        <footer>
          <button type="button" class="button" onClick={() => close(false)}>
            {view.close ?? 'Cancel'}
          </button>
          {view.submit && (
            <button type="submit" class={`button primary${isBusy ? ' busy' : ''}`}>
              {view.submit}
            </button>
          )}
        </footer>
      </form>
    </Dialog>
  );
}
