import { parse } from 'csv-parse/sync';
import { expect, test } from 'vitest';
import type { ExportedPrediction } from '../../src/domain/exchange/person-export.ts';
import { exportCsv } from '../../src/exchange/export-csv.ts';
import { exported } from './exported.ts';

const rowsOf = (...predictions: readonly ExportedPrediction[]): Record<string, string>[] =>
  parse(exportCsv({ predictions }), { columns: true, bom: true });

test('each forecast is a row, the updates too; a prediction without one is one row', () => {
  const later = { givenAt: '2026-03-02T09:00:00.000Z', isLate: false, ageSeconds: null };
  const twice = exported({
    id: 'a',
    forecasts: [
      { ...later, id: 'f1', value: { kind: 'binary', percent: 70 } },
      { ...later, id: 'f2', value: { kind: 'binary', percent: 20 } },
    ],
  });

  const rows = rowsOf(twice, exported({ id: 'b', forecasts: [] }));

  expect(rows.map((row) => [row['prediction_id'], row['percent']])).toEqual([
    ['a', '70'],
    ['a', '20'],
    ['b', ''],
  ]);
});

test.each(['=1+1', '+1', '-cmd', '@SUM(A1)', '\t=1', '=HYPERLINK("http://x")'])(
  'a spreadsheet takes %j for text, not for a formula',
  (claim) => {
    expect(rowsOf(exported({ claim }))[0]?.['claim']).toBe(`'${claim}`);
  },
);

test('a number below zero stays a number', () => {
  expect(rowsOf(exported({ threshold: -0.5 }))[0]?.['threshold']).toBe('-0.5');
});

test('commas, quotes and line breaks survive, and lines end as RFC 4180 wants', () => {
  const claim = 'a "quoted", claim\nof two lines';

  expect(rowsOf(exported({ claim }))[0]?.['claim']).toBe(claim);
  expect(exportCsv({ predictions: [] })).toMatch(/wis\r\n$/);
});
