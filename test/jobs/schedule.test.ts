import { afterEach, expect, test, vi } from 'vitest';
import type { Lane } from '../../src/jobs/lane.ts';
import { startTicking } from '../../src/jobs/schedule.ts';

const NOON = Date.parse('2026-11-01T12:00:00.000Z');
const HOUR = 3_600_000;

afterEach(() => vi.useRealTimers());

/** A lane that only counts, on a machine whose monotonic time is the sum of what passed. */
function openCounter() {
  const time = { monotonic: 0 };
  const seen = { looks: 0, lookedAt: 0 };
  const wake = () => {
    seen.looks += 1;
    seen.lookedAt = time.monotonic;
  };
  const lane: Lane = {
    name: 'counter',
    wake,
    wakeIn: () => undefined,
    look: async () => wake(),
    lookedAt: () => seen.lookedAt,
    stop: async () => undefined,
  };
  const pass = async (seconds: number) => {
    for (let second = 0; second < seconds; second += 1) {
      time.monotonic += 1000;
      await vi.advanceTimersByTimeAsync(1000);
    }
  };
  return { lane, seen, pass, monotonic: () => time.monotonic };
}

test('work is looked for every few seconds, also while the clocks of some zone are set back', async () => {
  vi.useFakeTimers({ now: Date.parse('2026-11-01T05:50:00.000Z') }); // New York falls back at 06:00.
  const { lane, seen, pass, monotonic } = openCounter();
  const stop = startTicking([lane], { tickMs: 3000, monotonic });

  await pass(20 * 60);

  expect(seen.looks).toBeGreaterThanOrEqual(390);
  await stop();
});

test("when this machine's clock is set back and cron falls silent, the watchdog looks by itself", async () => {
  vi.useFakeTimers({ now: NOON });
  const { lane, seen, pass, monotonic } = openCounter();
  const stop = startTicking([lane], { tickMs: 3000, monotonic });
  await pass(10);
  vi.setSystemTime(NOON - HOUR);
  const before = seen.looks;

  await pass(5 * 60);

  expect(seen.looks - before).toBeGreaterThanOrEqual(4);
  await stop();
});

test('once stopped, nothing is looked for any more', async () => {
  vi.useFakeTimers({ now: NOON });
  const { lane, seen, pass, monotonic } = openCounter();
  await startTicking([lane], { tickMs: 3000, monotonic })();
  const before = seen.looks;

  await pass(5 * 60);

  expect(seen.looks).toBe(before);
});
