import { computed, signal } from '@preact/signals';
import type { Bootstrap } from '../../control/bootstrap.ts';
import type { Person } from '../../state/model.ts';
import { read } from '../api/ask.ts';
import { becomePerson } from './address.ts';

/** What the window opened with; null until it did. */
const opened = signal<Bootstrap | null>(null);

/** The workspace. Only drawn once it is there. */
export const workspace = computed<Bootstrap>(() => {
  if (opened.value === null) throw new Error('the workspace is not open yet');
  return opened.value;
});

/** Everybody by id, the bot included. */
export const people = computed<ReadonlyMap<string, Person>>(
  () => new Map(workspace.value.people.map((each) => [each.id, each])),
);

/** The person this window belongs to. */
export const viewer = computed<Person>(() => workspace.value.viewer);

/** Opens the workspace as the person in the address. */
export async function openWorkspace(): Promise<Bootstrap> {
  const bootstrap = await read<Bootstrap>('/bootstrap');
  becomePerson(bootstrap.viewer.name);
  opened.value = bootstrap;
  return bootstrap;
}

/** The name to show for somebody; their id for a stranger. */
export function nameOf(userId: string): string {
  return people.value.get(userId)?.displayName ?? userId;
}
