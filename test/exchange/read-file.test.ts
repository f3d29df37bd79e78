import { describe, expect, test } from 'vitest';
import { readFile } from '../../src/exchange/read-file.ts';
import { exported } from './exported.ts';

const HEADER =
  'Question title,Multiple choice option,Forecast created by,Forecast (scale = 0-1),Forecast created at,Question created by,Question created at,Question resolve by,Resolution,Resolved at,Question notes';
const fatebook = (...rows: readonly string[]) => [HEADER, ...rows].join('\n');

describe('a file of Fatebook', () => {
  test('rows of one question are one prediction with its forecasts, as percents', () => {
    const { predictions } = readFile(
      fatebook(
        '"Will it converge?",,"Ada",0.7,2024-03-01 09:30:5,"Ada",2024-03-01 09:30:00,2024-03-08 12:00:00,"YES",2024-03-07 10:00:00,"a note"',
        '"Will it converge?",,"Ada",0.85,2024-03-02 09:30:00,"Ada",2024-03-01 09:30:00,2024-03-08 12:00:00,"YES",2024-03-07 10:00:00,"a note"',
      ),
      null,
    );

    expect(predictions).toHaveLength(1);
    expect(predictions?.[0]).toMatchObject({
      claim: 'Will it converge?',
      recordedAt: '2024-03-01T09:30:00.000Z',
      forecasts: [
        { givenAt: '2024-03-01T09:30:05.000Z', value: { percent: 70 }, isLate: false },
        { value: { percent: 85 } },
      ],
      answer: { outcome: { kind: 'yes' }, note: 'a note' },
    });
  });

  test('each option of a multiple choice is a prediction of its own; ambiguous is void; open stays open', () => {
    const rest = '"Ada",2024-03-01 09:30:00,2024-03-08 12:00:00';
    const { predictions } = readFile(
      fatebook(
        `"Which?","A","Ada",0.7,2024-03-01 09:30:00,${rest},"AMBIGUOUS",2024-03-07 10:00:00,`,
        `"Which?","B","Ada",0.3,2024-03-01 09:30:00,${rest},,,`,
      ),
      null,
    );

    expect(predictions?.map(({ claim, answer }) => [claim, answer?.outcome])).toEqual([
      ['Which?: A', { kind: 'void', reason: 'cannot-tell' }],
      ['Which?: B', undefined],
    ]);
  });

  test('with several people in it, it must be said whose forecasts are meant', () => {
    const row = (name: string) =>
      `"Q",,"${name}",0.7,2024-03-01 09:30:00,"Ada",2024-03-01 09:30:00,2024-03-08 12:00:00,,,`;
    const file = fatebook(row('Ada'), row('Ben'));

    expect(readFile(file, null).problems).toEqual([expect.stringContaining('--forecaster')]);
    expect(readFile(file, 'Ben').predictions?.[0]?.forecasts).toHaveLength(1);
  });

  test('what is wrong is named by line and column, all of it, and nothing is taken', () => {
    const { predictions, problems } = readFile(
      fatebook(
        '"Q",,"Ada",1.7,2024-03-01 09:30:00,"Ada",2024-03-01 09:30:00,2024-03-08 12:00:00,,,',
        '"Q",,"Ada",0.5,yesterday,"Ada",2024-03-01 09:30:00,2024-03-08 12:00:00,"MAYBE",,',
      ),
      null,
    );

    expect(predictions).toBeNull();
    expect(problems.map((problem) => problem.slice(0, 40))).toEqual([
      expect.stringContaining('line 2, Forecast (scale'),
      expect.stringContaining('line 3, Forecast created at'),
      expect.stringContaining('line 3, Resolution'),
      expect.stringContaining('line 3, Resolved at'),
    ]);
  });
});

describe('an export of Hunch', () => {
  const file = (predictions: readonly unknown[]) =>
    JSON.stringify({ format: 'hunch-export', version: 1, predictions });

  test('is read as it was written', () => {
    expect(readFile(file([exported({})]), null).predictions).toEqual([exported({})]);
  });

  test.each([
    [
      'a percent over 100',
      {
        forecasts: [
          {
            id: 'f',
            givenAt: '2026-03-02T08:00:00.000Z',
            value: { kind: 'binary', percent: 170 },
            isLate: false,
            ageSeconds: null,
          },
        ],
      },
      'predictions[0].forecasts[0].value.percent',
    ],
    ['a claim that is no text', { claim: 7 }, 'predictions[0].claim'],
    ['a time without milliseconds', { recordedAt: '2026-03-02' }, 'predictions[0].recordedAt'],
  ])('%s is refused by its place', (_, wrong, place) => {
    expect(readFile(file([{ ...exported({}), ...wrong }]), null).problems).toEqual([
      expect.stringContaining(place),
    ]);
  });

  test.each([
    ['{"format": ', 'no whole JSON'],
    ['prediction_id,recorded_at', 'Import the JSON'],
    ['hello', 'neither'],
  ])('%j is told apart', (content, words) => {
    expect(readFile(content, null).problems).toEqual([expect.stringContaining(words)]);
  });
});
