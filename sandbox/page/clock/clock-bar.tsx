import type { VNode } from 'preact';
import { confirmed } from '../elements/confirm.ts';
import { Icon } from '../frame/icon.tsx';
import { isMoving, moveClock, startOver, worldNow } from '../state/clock.ts';
import { isInspectorOpen, toggleInspector } from '../state/log.ts';
import { viewer } from '../state/workspace.ts';
import { dayAndTime } from '../text/dates.ts';
import { ChooseTime } from './choose-time.tsx';
import { steps } from './steps.ts';

/** The workspace's time, what moves it, and what is under the floor. */
export function ClockBar(): VNode {
  const { tz } = viewer.value;
  return (
    <header class="clock-bar">
      <fieldset class="clock" disabled={isMoving.value} aria-label="Clock of this workspace">
        <span class="now" title={tz}>
          <Icon name="clock" />
          <time>{dayAndTime(worldNow.value, tz)}</time>
        </span>
        {steps.map(({ label, title, move }) => (
          <button key={label} type="button" title={title} onClick={() => moveClock(move(worldNow.value, tz))}>
            {label}
          </button>
        ))}
        <ChooseTime />
      </fieldset>
      {isMoving.value && (
        <span class="moving" role="status">
          Moving…
        </span>
      )}
      <span class="bar-end">
        <button type="button" aria-pressed={isInspectorOpen.value} onClick={toggleInspector}>
          Inspector
        </button>
        <button type="button" disabled={isMoving.value} onClick={askToStartOver}>
          Start over
        </button>
      </span>
    </header>
  );
}

async function askToStartOver(): Promise<void> {
  const isSure = await confirmed({
    title: 'Start over?',
    text: 'Everything that was said and done here is wiped, and the workspace begins anew.',
    confirm: 'Start over',
    deny: 'Keep it',
    style: 'danger',
  });
  if (isSure) await startOver();
}
