import type { VNode } from 'preact';
import { useRef } from 'preact/hooks';
import type { Person } from '../../state/model.ts';
import { Icon } from '../frame/icon.tsx';
import { putBeside } from '../frame/menu.tsx';
import { Avatar } from '../message/avatar.tsx';
import { addressAs } from '../state/address.ts';
import { worldNow } from '../state/clock.ts';
import { channelHere } from '../state/place.ts';
import { viewer, workspace } from '../state/workspace.ts';
import { timeOfDay } from '../text/dates.ts';

/** Who this window belongs to, and the others one may be. They are links: each opens in a window of its own, too. */
export function ActAs(): VNode {
  const me = viewer.value;
  const button = useRef<HTMLButtonElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const channelId = channelHere.value?.kind === 'im' ? null : (channelHere.value?.id ?? null);
  const onToggle = (event: { newState: string }): void => {
    if (event.newState !== 'open' || !button.current || !list.current) return;
    putBeside(list.current, button.current.getBoundingClientRect());
    list.current.querySelector('a')?.focus();
  };
  return (
    <>
      <button ref={button} type="button" class="act-as" popovertarget="act-as">
        <span class="visually-hidden">You are</span>
        <PersonLine person={me} />
        <span class="visually-hidden">Act as somebody else</span>
        <Icon name="switch" />
      </button>
      <div ref={list} id="act-as" popover="auto" class="menu people" onToggle={onToggle}>
        <p>Act as</p>
        {workspace.value.people
          .filter((each) => !each.bot && !each.deactivated)
          .map((each) => (
            <a
              key={each.id}
              href={addressAs(each.name, channelId)}
              aria-current={each.id === me.id ? 'true' : undefined}
            >
              <PersonLine person={each} />
            </a>
          ))}
      </div>
    </>
  );
}

function PersonLine({ person }: { person: Person }): VNode {
  const city = person.tz.split('/').at(-1)?.replaceAll('_', ' ');
  return (
    <span class="person-line">
      <Avatar userId={person.id} />
      <span>
        <strong>{person.realName}</strong>
        <small>
          {timeOfDay(worldNow.value, person.tz)} {city}
          {standingOf(person)}
        </small>
      </span>
    </span>
  );
}

function standingOf({ outside, guest, admin }: Person): string {
  if (outside) return ' · outside';
  if (guest !== 'no') return ' · guest';
  return admin ? ' · admin' : '';
}
