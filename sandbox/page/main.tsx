import { render } from 'preact';
import type { SeenView } from '../control/seen-view.ts';
import { read } from './api/ask.ts';
import { followChanges } from './api/stream.ts';
import { Window } from './frame/window.tsx';
import { asked } from './state/address.ts';
import { takeChannels } from './state/channels.ts';
import { takeClock } from './state/clock.ts';
import { goToApp, goToChannel, pointedAt } from './state/place.ts';
import { home, modals } from './state/views.ts';
import { openWorkspace } from './state/workspace.ts';

const root = document.getElementById('page');
if (root) await open(root);

async function open(element: HTMLElement): Promise<void> {
  const bootstrap = await openWorkspace();
  takeChannels(bootstrap.channels);
  takeClock(bootstrap.clock);
  modals.value = bootstrap.views;
  document.title = `${bootstrap.viewer.displayName} · ${bootstrap.team.name}`;
  followChanges();
  read<{ view: SeenView | null }>('/home').then(
    ({ view }) => {
      home.value = view;
    },
    () => undefined,
  );
  element.replaceChildren();
  render(<Window />, element);
  const wanted = bootstrap.channels.find((each) => each.id === asked.channelId);
  const welcoming = bootstrap.channels.find((each) => each.name === bootstrap.welcome.channel);
  const first = wanted ?? welcoming ?? bootstrap.channels[0];
  pointedAt.value = asked.ts;
  if (asked.isHome || !first) await goToApp('home');
  else await goToChannel(first.id);
}
