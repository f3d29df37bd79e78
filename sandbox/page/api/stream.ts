import type { SeenMessage } from '../../control/seen.ts';
import type { Told } from '../../control/told.ts';
import { as } from '../state/address.ts';
import { forgetChannel, recountSoon, takeChannel } from '../state/channels.ts';
import { isMoving, takeClock } from '../state/clock.ts';
import { readLogSoon } from '../state/log.ts';
import { forgetMessage, takeMessage } from '../state/messages.ts';
import { home, modals } from '../state/views.ts';
import { read } from './ask.ts';

/** Follows what changes for this person. A stream that broke comes back, and the page opens anew with it. */
export function followChanges(): void {
  const stream = new EventSource(`/sandbox/stream?${new URLSearchParams(as === undefined ? {} : { as })}`);
  let broke = false;
  stream.onerror = () => {
    broke = true;
  };
  stream.onopen = () => {
    if (broke) location.reload();
  };
  stream.onmessage = (event) => take(JSON.parse(event.data));
}

function take(told: Told): void {
  switch (told.kind) {
    case 'message':
      takeMessage(told.message);
      readParent(told.message);
      recountSoon();
      break;
    case 'message-removed':
      forgetMessage(told.channelId, told.ts);
      recountSoon();
      break;
    case 'channel':
      takeChannel(told.channel);
      break;
    case 'channel-gone':
      forgetChannel(told.channelId);
      break;
    case 'views':
      modals.value = told.views;
      break;
    case 'home':
      home.value = told.view;
      break;
    case 'read':
      recountSoon();
      break;
    case 'clock':
      takeClock(told);
      break;
    case 'log':
      readLogSoon();
      break;
    case 'started-over':
      // The window that asked waits until the app is back, too.
      if (!isMoving.value) location.reload();
  }
}

/** A reply changes what its parent says about its thread. */
function readParent({ channelId, ts, threadTs }: SeenMessage): void {
  if (threadTs === undefined || threadTs === ts) return;
  read<SeenMessage>('/message', { channel: channelId, ts: threadTs }).then(takeMessage, () => undefined);
}
