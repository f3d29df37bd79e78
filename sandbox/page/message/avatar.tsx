import type { VNode } from 'preact';
import { people } from '../state/workspace.ts';

/** Somebody's initials on a colour of their own. Names stand beside it, so it says nothing itself. */
export function Avatar({ userId, isSmall = false }: { userId: string; isSmall?: boolean }): VNode {
  const person = people.value.get(userId);
  const name = person?.realName ?? '?';
  const initials = name
    .split(/\s+/)
    .slice(0, 2)
    .map((each) => each[0]?.toUpperCase() ?? '')
    .join('');
  return (
    <span
      class={`avatar${isSmall ? ' small' : ''}${person?.bot ? ' bot' : ''}`}
      style={{ '--hue': hueOf(userId) }}
      aria-hidden="true"
    >
      {initials}
    </span>
  );
}

/** A hue in degrees that stays with an id. */
function hueOf(id: string): number {
  return [...id].reduce((hash, each) => (hash * 33 + each.charCodeAt(0)) % 3_600, 7) / 10;
}
