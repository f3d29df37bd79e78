import type { VNode } from 'preact';
import type { SeenMessage } from '../../control/seen.ts';
import { worldNow } from '../state/clock.ts';
import { viewer } from '../state/workspace.ts';
import { dayOf, isoDay } from '../text/dates.ts';
import { countOf } from './count-of.ts';
import { MessageRow } from './message-row.tsx';

/** Messages of the same author this close together share one name and picture. */
const TOGETHER_SECONDS = 300;

/** Messages one after the other, with a line where a new day starts. */
export function Rows({ list, isThread }: { list: readonly SeenMessage[]; isThread: boolean }): VNode {
  const { tz } = viewer.value;
  return (
    <>
      {list.map((message, at) => {
        const before = list[at - 1];
        const ms = Number(message.ts) * 1_000;
        const isNewDay = !isThread && (!before || isoDay(Number(before.ts) * 1_000, tz) !== isoDay(ms, tz));
        return (
          <div key={message.ts} class="message-slot">
            {isNewDay && <h2 class="day">{dayOf(ms, tz, worldNow.value)}</h2>}
            {isThread && at === 1 && <p class="reply-line">{countOf(list.length - 1)}</p>}
            <MessageRow
              message={message}
              isThread={isThread}
              isContinued={!isNewDay && before !== undefined && isTogether(before, message)}
            />
          </div>
        );
      })}
    </>
  );
}

function isTogether(before: SeenMessage, message: SeenMessage): boolean {
  return (
    before.userId === message.userId &&
    before.ephemeral === message.ephemeral &&
    before.replyCount === 0 &&
    message.typedCommand === undefined &&
    Number(message.ts) - Number(before.ts) < TOGETHER_SECONDS
  );
}
