import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { formatMoment, formatSpan } from '../../../src/domain/time/format.ts';
import { atWall, isSkipped, isZone, plusMs, wallOf, weekKey } from '../../../src/domain/time/wall.ts';
import { nextWeekly } from '../../../src/domain/time/weekly.ts';
import {
  afterNight,
  afterNightAndWeekend,
  isNight,
  nextWorkingMorning,
  reminderAt,
} from '../../../src/domain/time/working-hours.ts';

const week = [1, 2, 3, 4, 5];
const berlin = { zone: 'Europe/Berlin', workDays: week };
const zones = Intl.supportedValuesOf('timeZone');
const anyZone = fc.constantFrom(...zones);
const anyInstant = fc
  .date({ min: new Date('2025-01-01T00:00:00Z'), max: new Date('2030-12-31T00:00:00Z'), noInvalidDate: true })
  .map((date) => date.toISOString());

describe('a wall time in a zone', () => {
  test.each([
    ['an ordinary morning', '2026-11-25', '09:00', 'Europe/Berlin', '2026-11-25T08:00:00.000Z'],
    [
      'a time that spring skips is the moment of the jump',
      '2026-03-08',
      '02:30',
      'America/New_York',
      '2026-03-08T07:00:00.000Z',
    ],
    [
      'and so is the very first minute that it skips',
      '2026-03-08',
      '02:00',
      'America/New_York',
      '2026-03-08T07:00:00.000Z',
    ],
    [
      'a time that autumn repeats is its first occurrence',
      '2026-11-01',
      '01:30',
      'America/New_York',
      '2026-11-01T05:30:00.000Z',
    ],
    ['a half-hour jump', '2026-10-04', '02:15', 'Australia/Lord_Howe', '2026-10-03T15:30:00.000Z'],
  ])('%s', (_title, date, time, zone, expected) => {
    expect(atWall(date, time, zone)).toBe(expected);
  });

  test('a skipped time is recognised', () => {
    expect(isSkipped('2026-03-08', '02:30', 'America/New_York')).toBe(true);
    expect(isSkipped('2026-03-08', '03:30', 'America/New_York')).toBe(false);
  });

  test('what the wall says leads back to an instant that shows the same wall', () => {
    fc.assert(
      fc.property(anyInstant, anyZone, (instant, zone) => {
        const wall = wallOf(instant, zone);
        expect(wallOf(atWall(wall.date, wall.time, zone), zone)).toEqual(wall);
      }),
    );
  });

  test.each([
    ['Europe/Berlin', true],
    ['Mars/Olympus', false],
    ['+02:00', false],
    ['', false],
  ])('%j is a zone: %s', (zone, expected) => {
    expect(isZone(zone)).toBe(expected);
  });
});

describe('nights and weekends', () => {
  test.each([
    ['2026-11-24T21:00:00.000Z', true],
    ['2026-11-24T20:59:00.000Z', false],
    ['2026-11-25T06:59:00.000Z', true],
    ['2026-11-25T07:00:00.000Z', false],
  ])('%s is night in Berlin: %s', (instant, expected) => {
    expect(isNight(instant, 'Europe/Berlin')).toBe(expected);
  });

  test('what comes at night waits for 08:00', () => {
    expect(afterNight('2026-11-24T23:30:00.000Z', 'Europe/Berlin')).toBe('2026-11-25T07:00:00.000Z');
    expect(afterNight('2026-11-24T12:00:00.000Z', 'Europe/Berlin')).toBe('2026-11-24T12:00:00.000Z');
    // A day that somebody chose, from 10:00 to 12:00 in Berlin.
    const day = { starts: 10, ends: 12 };
    expect(afterNight('2026-11-24T12:00:00.000Z', 'Europe/Berlin', day)).toBe('2026-11-25T09:00:00.000Z');
    expect(afterNight('2026-11-24T10:00:00.000Z', 'Europe/Berlin', day)).toBe('2026-11-24T10:00:00.000Z');
  });

  test('what comes on Saturday waits for Monday 08:00', () => {
    expect(afterNightAndWeekend('2026-11-28T12:00:00.000Z', berlin)).toBe('2026-11-30T07:00:00.000Z');
    expect(afterNightAndWeekend('2026-11-27T23:00:00.000Z', berlin)).toBe('2026-11-30T07:00:00.000Z');
  });

  test('without a time Hunch asks at 09:00 of the next working day', () => {
    expect(nextWorkingMorning('2026-11-24T12:00:00.000Z', berlin)).toBe('2026-11-25T08:00:00.000Z');
    expect(nextWorkingMorning('2026-11-27T12:00:00.000Z', berlin)).toBe('2026-11-30T08:00:00.000Z');
  });

  test('reminders come the next working day, then 3 and 7 days after that one, moved to working days', () => {
    const asked = '2026-11-25T12:00:00.000Z'; // Wednesday
    expect(reminderAt(1, asked, berlin)).toBe('2026-11-26T08:00:00.000Z'); // Thursday
    expect(reminderAt(2, asked, berlin)).toBe('2026-11-30T08:00:00.000Z'); // Sunday → Monday
    expect(reminderAt(3, asked, berlin)).toBe('2026-12-03T08:00:00.000Z'); // Thursday
  });

  test('nothing held is ever early, at night or on a free day', () => {
    fc.assert(
      fc.property(anyInstant, anyZone, (instant, zone) => {
        const held = afterNightAndWeekend(instant, { zone, workDays: week });
        expect(held >= instant).toBe(true);
        expect(isNight(held, zone)).toBe(false);
        expect(week).toContain(wallOf(held, zone).weekday);
      }),
    );
  });
});

describe('a weekly appointment', () => {
  const monday = { weekday: 1, hour: 9, zone: 'Europe/Berlin' };

  test.each([
    ['later today', '2026-11-30T07:00:00.000Z', null, '2026-11-30T08:00:00.000Z'],
    ['next week, once its hour has passed', '2026-11-30T08:00:00.000Z', null, '2026-12-07T08:00:00.000Z'],
    [
      'next week, if this week has had one',
      '2026-11-25T08:00:00.000Z',
      '2026-W49',
      '2026-12-07T08:00:00.000Z',
    ],
  ])('%s', (_title, after, lastWeek, expected) => {
    expect(nextWeekly(monday, after, lastWeek)).toBe(expected);
  });

  test('comes once in every local week of a year, in any zone at any hour', () => {
    fc.assert(
      fc.property(
        anyZone,
        fc.integer({ min: 1, max: 7 }),
        fc.integer({ min: 0, max: 23 }),
        (zone, weekday, hour) => {
          let last = '2026-01-01T00:00:00.000Z';
          let lastWeek: string | null = null;
          const weeks = new Set<string>();
          for (let week = 0; week < 52; week += 1) {
            const next = nextWeekly({ weekday, hour, zone }, last, lastWeek);
            expect(Date.parse(next) - Date.parse(last)).toBeLessThanOrEqual(8 * 86_400_000);
            last = next;
            lastWeek = weekKey(next, zone);
            weeks.add(lastWeek);
          }
          expect(weeks.size).toBe(52);
        },
      ),
      { numRuns: 60 },
    );
  });
});

describe('a moment for a reader', () => {
  test.each([
    ['2026-11-24T17:00:00.000Z', 'today 18:00'],
    ['2026-11-25T08:00:00.000Z', 'tomorrow 09:00'],
    ['2026-11-27T16:00:00.000Z', 'Fri 27 Nov 17:00'],
    ['2027-01-04T08:00:00.000Z', 'Mon 4 Jan 2027 09:00'],
  ])('%s is %s', (instant, expected) => {
    expect(formatMoment(instant, '2026-11-24T12:00:00.000Z', 'Europe/Berlin')).toBe(expected);
  });

  test.each([
    [30_000, 'under a minute'],
    [41 * 60_000, '41 min'],
    [3 * 3_600_000, '3 h'],
    [52 * 3_600_000, '2 d 4 h'],
  ])('%i ms is %s', (ms, expected) => {
    expect(formatSpan(ms)).toBe(expected);
  });

  test('adding and taking away the same span changes nothing', () => {
    expect(plusMs(plusMs('2026-03-02T08:00:00.000Z', 5), -5)).toBe('2026-03-02T08:00:00.000Z');
  });
});
