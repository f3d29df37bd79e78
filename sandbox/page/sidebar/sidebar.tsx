import type { VNode } from 'preact';
import { channels } from '../state/channels.ts';
import { isSidebarOpen } from '../state/place.ts';
import { viewer, workspace } from '../state/workspace.ts';
import { ActAs } from './act-as.tsx';
import { AppEntry, ChannelEntry, PersonEntry } from './entries.tsx';

/** Channels, people and the app; at the bottom, who one is. */
export function Sidebar(): VNode {
  const rooms = [...channels.value.values()].filter((each) => each.kind !== 'im');
  const others = workspace.value.people.filter((each) => !each.bot && each.id !== viewer.value.id);
  return (
    <nav class="sidebar" aria-label="Channels and people">
      <div class="sidebar-head">
        <strong>{workspace.value.team.name}</strong>
        <button
          type="button"
          class="icon-button close-sidebar"
          aria-label="Close the list"
          onClick={() => {
            isSidebarOpen.value = false;
          }}
        >
          ×
        </button>
      </div>
      <div class="sidebar-lists">
        <h2>Channels</h2>
        <ul>
          {rooms.map((each) => (
            <ChannelEntry key={each.id} channel={each} />
          ))}
        </ul>
        <h2>Direct messages</h2>
        <ul>
          {others.map((each) => (
            <PersonEntry key={each.id} person={each} />
          ))}
        </ul>
        <h2>Apps</h2>
        <ul>
          <AppEntry />
        </ul>
      </div>
      <ActAs />
    </nav>
  );
}
