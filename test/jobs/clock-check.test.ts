import { Writable } from 'node:stream';
import { pino } from 'pino';
import { expect, test } from 'vitest';
import { openClockCheck } from '../../src/jobs/sending/clock-check.ts';
import { openOffice } from '../usecases/office.ts';

test('a clock two minutes from Slack’s stops everything, the log says so once, and it goes on once it is set', async () => {
  await using office = await openOffice('sqlite', '2026-11-24T11:00:00.000Z');
  const lines: string[] = [];
  const log = pino(
    { level: 'error' },
    new Writable({ write: (line, _encoding, done) => done(void lines.push(String(line))) }),
  );
  const slack = { skewMs: 0 };
  const messenger = {
    ...office.deps.messenger,
    skewMs: () => slack.skewMs,
    askTheTime: async () => undefined,
  };
  const isClockRight = openClockCheck({ ...office.deps, log, messenger });

  slack.skewMs = 119_000;
  expect(await isClockRight()).toBe(true);
  slack.skewMs = -121_000;
  expect([await isClockRight(), await isClockRight()]).toEqual([false, false]);
  slack.skewMs = 0;
  expect(await isClockRight()).toBe(true);

  expect(lines.map((line) => JSON.parse(line))).toMatchObject([
    { skewMs: -121_000, msg: expect.stringContaining("differs from Slack's too much") },
  ]);
});
