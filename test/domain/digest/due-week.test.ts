import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { dueWeek } from '../../../src/domain/digest/due-week.ts';
import { weekKey } from '../../../src/domain/time/wall.ts';
import { nextWeekly } from '../../../src/domain/time/weekly.ts';

const monday = { weekday: 1, hour: 9, zone: 'Europe/Berlin' };
const MONDAY_W48 = '2026-11-23T08:00:00.000Z';

describe('the weekly post that is due', () => {
  test('is none before its hour, and the one of this week from its hour on', () => {
    expect(dueWeek(monday, MONDAY_W48, '2026-11-23T07:59:59.999Z')).toBeNull();
    expect(dueWeek(monday, MONDAY_W48, MONDAY_W48)).toEqual({
      week: '2026-W48',
      nextDueAt: '2026-11-30T08:00:00.000Z',
    });
  });

  test('is still the one of Sunday evening on Monday morning, so that the coming Sunday has one too', () => {
    const sunday = { weekday: 7, hour: 22, zone: 'Europe/Berlin' };

    expect(dueWeek(sunday, '2026-11-29T21:00:00.000Z', '2026-11-30T06:00:00.000Z')).toEqual({
      week: '2026-W48',
      nextDueAt: '2026-12-06T21:00:00.000Z',
    });
  });

  test('is one post, of the latest week, after several missed weeks', () => {
    expect(dueWeek(monday, MONDAY_W48, '2026-12-16T12:00:00.000Z')).toEqual({
      week: '2026-W51',
      nextDueAt: '2026-12-21T08:00:00.000Z',
    });
  });

  test('has a next time that lies ahead and in a later week, whatever the appointment', () => {
    const weekly = fc.record({
      weekday: fc.integer({ min: 1, max: 7 }),
      hour: fc.integer({ min: 0, max: 23 }),
      zone: fc.constantFrom('Europe/Berlin', 'America/New_York', 'Asia/Kolkata', 'Pacific/Auckland'),
    });
    const minutes = fc.integer({ min: 0, max: 60 * 24 * 400 });
    fc.assert(
      fc.property(weekly, minutes, minutes, (appointment, first, later) => {
        const start = new Date(Date.UTC(2026, 0, 1) + first * 60_000).toISOString();
        const now = new Date(Date.parse(start) + later * 60_000).toISOString();
        const due = dueWeek(appointment, nextWeekly(appointment, start, null), now);

        if (due === null) return;
        expect(due.nextDueAt > now).toBe(true);
        expect(weekKey(due.nextDueAt, appointment.zone) > due.week).toBe(true);
      }),
    );
  });
});
