import { describe, expect, test } from 'vitest';
import { nextReminder, planReminders, type WaitingQuestion } from '../../../src/domain/delivery/reminders.ts';
import { movedMorning, reminderAt } from '../../../src/domain/time/working-hours.ts';

const hours = { zone: 'Europe/Berlin', workDays: [1, 2, 3, 4, 5] };
const MONDAY_EVENING = '2026-11-23T17:00:00.000Z';
const TUESDAY_NINE = '2026-11-24T08:00:00.000Z';

function waiting(more: Partial<WaitingQuestion> = {}): WaitingQuestion {
  const plain = { teamId: 'T1', predictionId: 'a', askedId: 'U1', dueSeq: 1, wantsReminders: true };
  return { ...plain, step: 0, askedAt: MONDAY_EVENING, hours, ...more };
}

describe('when somebody is reminded of a question', () => {
  test.each<[rule: string, askedAt: string, reminders: string[]]>([
    [
      'asked on Monday: Tuesday, Friday, and Tuesday in a week, 09:00',
      MONDAY_EVENING,
      [TUESDAY_NINE, '2026-11-27T08:00:00.000Z', '2026-12-01T08:00:00.000Z'],
    ],
    [
      'asked on Tuesday: Wednesday, and the Saturday after moves to Monday',
      '2026-11-24T17:00:00.000Z',
      ['2026-11-25T08:00:00.000Z', '2026-11-30T08:00:00.000Z', '2026-12-02T08:00:00.000Z'],
    ],
    [
      'asked on Friday: Monday',
      '2026-11-27T17:00:00.000Z',
      ['2026-11-30T08:00:00.000Z', '2026-12-03T08:00:00.000Z', '2026-12-07T08:00:00.000Z'],
    ],
    [
      'still 09:00 on the day after the clocks changed',
      '2026-10-24T17:00:00.000Z',
      ['2026-10-26T08:00:00.000Z', '2026-10-29T08:00:00.000Z', '2026-11-02T08:00:00.000Z'],
    ],
  ])('%s', (_rule, askedAt, reminders) => {
    expect(([1, 2, 3] as const).map((step) => reminderAt(step, askedAt, hours))).toEqual(reminders);
  });

  test('after the third, never', () => {
    expect(nextReminder(waiting({ step: 2 }), '2026-12-01T08:00:00.000Z')).toBeNull();
    expect(nextReminder(waiting({ step: 3 }), '2026-12-01T08:00:00.000Z')).toBeNull();
  });

  test('one that an outage held up by two days puts off the later ones by two days', () => {
    const thursday = '2026-11-26T09:30:00.000Z';

    expect(nextReminder(waiting(), thursday)).toBe('2026-11-30T08:00:00.000Z'); // Sunday, so Monday.
    expect(nextReminder(waiting({ step: 1 }), '2026-11-30T08:00:00.000Z')).toBe('2026-12-04T08:00:00.000Z');
  });

  test.each<[rule: string, to: typeof hours, now: string, at: string]>([
    [
      'in a zone further west: the same date, 09:00 there',
      { ...hours, zone: 'America/New_York' },
      MONDAY_EVENING,
      '2026-11-24T14:00:00.000Z',
    ],
    [
      'in a zone where that has passed: the next morning there',
      { ...hours, zone: 'Asia/Tokyo' },
      '2026-11-24T07:00:00.000Z',
      '2026-11-25T00:00:00.000Z',
    ],
    [
      'with Tuesdays off: Wednesday',
      { ...hours, workDays: [1, 3, 4, 5] },
      MONDAY_EVENING,
      '2026-11-25T08:00:00.000Z',
    ],
  ])('moves with them: %s', (_rule, to, now, at) => {
    expect(movedMorning(TUESDAY_NINE, hours, to, now)).toBe(at);
  });
});

describe('reminders that go out now', () => {
  test('are one message a person, with everything of theirs that waits', () => {
    const plans = planReminders(
      [waiting(), waiting({ predictionId: 'b', step: 1 }), waiting({ predictionId: 'c', askedId: 'U2' })],
      TUESDAY_NINE,
    );

    expect(plans.map(({ questions }) => questions.map(({ predictionId }) => predictionId))).toEqual([
      ['a', 'b'],
      ['c'],
    ]);
    expect(plans[0]).toMatchObject({ key: 'reminder|T1|U1|2026-11-24', today: '2026-11-23T23:00:00.000Z' });
  });

  test.each([
    ['at night', '2026-11-24T22:30:00.000Z'],
    ['on a Saturday', '2026-11-28T11:00:00.000Z'],
  ])('are none %s', (_when, now) => {
    expect(planReminders([waiting()], now)).toEqual([]);
  });
});
