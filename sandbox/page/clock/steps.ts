import { nextWeekday } from '../text/dates.ts';

const MINUTE_MS = 60_000;
const MONDAY = 1;

/** A way of moving the clock that needs no thought. */
interface Step {
  readonly label: string;
  readonly title: string;
  readonly move: (now: number, timeZone: string) => { byMs: number } | { to: number };
}

/** The buttons beside the clock. */
export const steps: readonly Step[] = [
  { label: '+10 min', title: 'Ten minutes later', move: () => ({ byMs: 10 * MINUTE_MS }) },
  { label: '+1 h', title: 'One hour later', move: () => ({ byMs: 60 * MINUTE_MS }) },
  { label: '+1 day', title: 'One day later', move: () => ({ byMs: 24 * 60 * MINUTE_MS }) },
  {
    label: 'Monday 09:00',
    title: 'To the next Monday, nine in the morning where you are',
    move: (now, timeZone) => ({ to: nextWeekday(now, MONDAY, '09:00', timeZone) }),
  },
];
