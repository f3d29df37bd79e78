import type { VNode } from 'preact';
import { dismiss, notices } from '../state/notices.ts';

/** What the person is told at the edge of the window; over a modal too. */
export function Notices(): VNode {
  return (
    <div
      class="notices"
      role="status"
      popover="manual"
      ref={(element) => {
        if (!element) return;
        // Shown again, it is above a modal that opened since.
        if (element.matches(':popover-open')) element.hidePopover();
        if (notices.value.length > 0) element.showPopover();
      }}
    >
      {notices.value.map(({ id, text }) => (
        <div key={id} class="notice">
          {text}
          <button type="button" aria-label="Dismiss" onClick={() => dismiss(id)}>
            ×
          </button>
        </div>
      ))}
    </div>
  );
}
