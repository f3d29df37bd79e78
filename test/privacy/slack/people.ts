import type { Person } from '../model.ts';

/** Somebody of the sandbox's workspace. */
export interface Somebody extends Person {
  readonly name: string;
}

const somebody = (name: string, userId: string, is: Partial<Person> = {}): Somebody => ({
  name,
  userId,
  teamId: 'T0ACME001',
  isGuest: false,
  isExternal: false,
  ...is,
});

/** Three who come and go in the private channel, a colleague, a guest, and somebody of another workspace. */
export const PEOPLE: readonly Somebody[] = [
  somebody('ana', 'U0ANA00001'),
  somebody('maria', 'U0MARIA001'),
  somebody('kenji', 'U0KENJI001'),
  somebody('sam', 'U0SAM00001'),
  somebody('lena', 'U0LENA0001', { isGuest: true }),
  somebody('otto', 'U0OTTO0001', { isExternal: true }),
];

/** Where Hunch is. */
export const CHANNELS = [
  { name: '#training', channelId: 'C0TRAIN001', isPrivate: false },
  { name: '#evals', channelId: 'C0EVALS001', isPrivate: false },
  { name: '#secret-model', channelId: 'C0SECRET01', isPrivate: true },
] as const;

/** Where people type. */
export const MEETING = '#training';
