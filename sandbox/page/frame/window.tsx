import type { VNode } from 'preact';
import { ClockBar } from '../clock/clock-bar.tsx';
import { ConfirmDialog } from '../elements/confirm-dialog.tsx';
import { Inspector } from '../inspector/inspector.tsx';
import { Modals } from '../modal/modals.tsx';
import { Sidebar } from '../sidebar/sidebar.tsx';
import { isInspectorOpen } from '../state/log.ts';
import { thread } from '../state/messages.ts';
import { isSidebarOpen } from '../state/place.ts';
import { Main } from './main.tsx';
import { Notices } from './notices.tsx';
import { ThreadPane } from './thread-pane.tsx';

/** The whole page. */
export function Window(): VNode {
  return (
    <div class={`window${isSidebarOpen.value ? ' with-sidebar' : ''}`}>
      <ClockBar />
      <Sidebar />
      <Main />
      {thread.value && <ThreadPane thread={thread.value} />}
      {isInspectorOpen.value && <Inspector />}
      <Modals />
      <ConfirmDialog />
      <Notices />
    </div>
  );
}
