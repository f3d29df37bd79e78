import { describe, expect, test } from 'vitest';
import { askAt, type DueQuestion, planFollowUps } from '../../../src/domain/delivery/follow-ups.ts';

const FRIDAY_NOON = '2026-11-27T11:00:00.000Z'; // 12:00 in Berlin
const hours = { zone: 'Europe/Berlin', workDays: [1, 2, 3, 4, 5] };

function question(id: string, dueAt: string, more: Partial<DueQuestion> = {}): DueQuestion {
  const plain = {
    teamId: 'T1',
    authorId: 'U1',
    askedId: 'U1',
    dueSeq: 1,
    rule: 'time' as const,
    runRowId: null,
  };
  return { ...plain, predictionId: id, dueAt, isDueChosen: true, wakesAtNight: false, hours, ...more };
}

const bundles = (questions: readonly DueQuestion[], now: string) =>
  planFollowUps(questions, now).map((plan) =>
    plan.questions.map(({ predictionId }) => predictionId).join(' '),
  );

describe('when a question is asked', () => {
  const AT_NIGHT = '2026-11-27T01:00:00.000Z'; // Friday 02:00
  const MORNING = '2026-11-27T07:00:00.000Z';
  const SATURDAY = '2026-11-28T11:00:00.000Z';
  const MONDAY = '2026-11-30T07:00:00.000Z';

  test.each<[rule: string, due: string, now: string, more: Partial<DueQuestion>, askedAt: string]>([
    ['a time the author chose is kept, also at night', AT_NIGHT, AT_NIGHT, {}, AT_NIGHT],
    ['… and at the weekend', SATURDAY, SATURDAY, {}, SATURDAY],
    ['a time Hunch chose waits for the morning', AT_NIGHT, AT_NIGHT, { isDueChosen: false }, MORNING],
    ['… and for Monday', SATURDAY, SATURDAY, { isDueChosen: false }, MONDAY],
    ['after an outage the night holds it', '2026-11-26T21:00:00.000Z', AT_NIGHT, {}, MORNING],
    ['… and so does the weekend', FRIDAY_NOON, SATURDAY, {}, MONDAY],
    [
      '… also for somebody who wants to be woken by runs',
      FRIDAY_NOON,
      SATURDAY,
      { wakesAtNight: true },
      MONDAY,
    ],
    ['a few minutes late is no outage', '2026-11-27T00:55:00.000Z', AT_NIGHT, {}, AT_NIGHT],
    ['a run that ends at night asks at 08:00', AT_NIGHT, AT_NIGHT, { rule: 'run' }, MORNING],
    ['… at once with "wake me"', AT_NIGHT, AT_NIGHT, { rule: 'run', wakesAtNight: true }, AT_NIGHT],
    ['the weekend does not hold the end of a run', SATURDAY, SATURDAY, { rule: 'run' }, SATURDAY],
    ['… nor after an outage', FRIDAY_NOON, SATURDAY, { rule: 'run' }, SATURDAY],
    [
      'somebody who works on every day is asked on Saturday',
      FRIDAY_NOON,
      SATURDAY,
      { hours: { ...hours, workDays: [] } },
      SATURDAY,
    ],
  ])('%s', (_rule, due, now, more, askedAt) => {
    expect(askAt(question('a', due, more), now)).toBe(askedAt);
  });
});

describe('questions that go out as one message', () => {
  const at = (minutes: number) => new Date(Date.parse(FRIDAY_NOON) + minutes * 60_000).toISOString();
  const run = { runRowId: 'R1', rule: 'run' as const };

  test.each<[rule: string, questions: DueQuestion[], now: string, messages: string[]]>([
    ['one is one', [question('a', at(0))], at(0), ['a']],
    ['two of the same minute are two', [question('a', at(0)), question('b', at(0))], at(0), ['a', 'b']],
    [
      'three of the same minute are one',
      [question('a', at(0)), question('b', at(0)), question('c', at(0))],
      at(0),
      ['a b c'],
    ],
    [
      'three within two minutes wait for the last of them',
      [question('a', at(0)), question('b', at(1)), question('c', at(2))],
      at(0),
      [],
    ],
    [
      '… and go out with it',
      [question('a', at(0)), question('b', at(1)), question('c', at(2))],
      at(2),
      ['a b c'],
    ],
    [
      'three within more than two minutes are three',
      [question('a', at(0)), question('b', at(1)), question('c', at(2.1))],
      at(0),
      ['a'],
    ],
    ['two of one run are one', [question('a', at(0), run), question('b', at(0), run)], at(0), ['a b']],
    [
      'one of a run and one without are two',
      [question('a', at(0), run), question('b', at(0))],
      at(0),
      ['a', 'b'],
    ],
    [
      'everything that an outage held up is one',
      [question('a', at(0)), question('b', at(20)), question('c', at(40))],
      at(60),
      ['a b c'],
    ],
    [
      "each person's are their own",
      [question('a', at(0)), question('b', at(0)), question('c', at(0), { askedId: 'U2' })],
      at(0),
      ['a', 'b', 'c'],
    ],
    [
      'the oldest comes first, whoever is asked',
      [
        question('a', at(5)),
        question('b', at(0), { askedId: 'U2' }),
        question('c', at(0)),
        question('d', at(3), { askedId: 'U2' }),
      ],
      at(5),
      ['b', 'c', 'd', 'a'],
    ],
    ['none before its time', [question('a', at(1))], at(0), []],
  ])('%s', (_rule, questions, now, messages) => {
    expect(bundles(questions, now)).toEqual(messages);
  });

  test('the same questions make the same message, in whatever order they are found', () => {
    const three = [question('a', at(0)), question('b', at(1)), question('c', at(2))];
    const [first, again] = [planFollowUps(three, at(3)), planFollowUps([...three].reverse(), at(3))];

    expect(first).toHaveLength(1);
    expect(again).toEqual(first);
  });
});
