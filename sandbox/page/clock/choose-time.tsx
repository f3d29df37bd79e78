import type { VNode } from 'preact';
import { useRef, useState } from 'preact/hooks';
import { putBeside } from '../frame/menu.tsx';
import { moveClock, worldNow } from '../state/clock.ts';
import { tellTrouble } from '../state/notices.ts';
import { viewer } from '../state/workspace.ts';
import { instantOf, isoDay, wallTime } from '../text/dates.ts';

const DAY_MS = 86_400_000;

/** Moves the clock to a time that somebody writes down; nine o'clock tomorrow to begin with. */
export function ChooseTime(): VNode {
  const { tz } = viewer.value;
  const [wall, setWall] = useState('');
  const button = useRef<HTMLButtonElement>(null);
  const panel = useRef<HTMLDivElement>(null);
  const onToggle = (event: { newState: string }): void => {
    if (event.newState !== 'open' || !button.current || !panel.current) return;
    setWall(`${isoDay(worldNow.value + DAY_MS, tz)}T09:00`);
    putBeside(panel.current, button.current.getBoundingClientRect());
  };
  const move = (): void => {
    panel.current?.hidePopover();
    moveClock({ to: instantOf(wall, tz) }).catch(tellTrouble);
  };
  return (
    <>
      <button ref={button} type="button" popovertarget="choose-time">
        To a time…
      </button>
      <div ref={panel} id="choose-time" popover="auto" class="choose-time" onToggle={onToggle}>
        <label>
          <span>Move the clock to</span>
          <input
            type="datetime-local"
            class="field"
            value={wall}
            min={wallTime(worldNow.value, tz)}
            onInput={(event) => setWall(event.currentTarget.value)}
          />
        </label>
        <button type="button" class="button primary" disabled={wall === ''} onClick={move}>
          Move
        </button>
      </div>
    </>
  );
}
