import { expect, test } from 'vitest';
import { openWorldClock } from '../../sandbox/clock/clock.ts';
import { openState } from '../../sandbox/state/state.ts';

test('every ts is greater than the one before, however quickly they are taken', () => {
  const clock = openWorldClock(openState(null), Date.parse('2026-03-02T08:00:00Z'));

  const taken = Array.from({ length: 5_000 }, () => clock.nextTs());

  expect(new Set(taken).size).toBe(5_000);
  expect(taken).toEqual([...taken].sort());
  expect(taken[0]).toMatch(/^17724384\d\d\.\d{6}$/);
});
