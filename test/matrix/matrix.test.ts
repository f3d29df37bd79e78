import { existsSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { dialects } from '../support/databases.ts';
import { type Cell, cells, moments, variantsOf } from './cells.ts';
import { faults } from './faults.ts';
import { runCell } from './run-cell.ts';
import { tableIn, tableText } from './table.ts';

const canRun = (cell: Cell) =>
  cell.is === 'run' && (cell.fault.on !== 'postgres' || dialects.includes('postgres'));

describe('33 faults at 16 moments', () => {
  test('are 528 cells, each of them run or impossible for a reason', () => {
    expect([faults.length, moments.length, cells.length]).toEqual([33, 16, 528]);
    for (const cell of cells)
      if (cell.is === 'elsewhere') expect(existsSync(cell.where), cell.where).toBe(true);
  });

  test('are the table that docs/reliability.md prints', () => {
    expect(tableIn(readFileSync('docs/reliability.md', 'utf8'))).toBe(tableText());
  });

  test.each(
    faults.map(
      (fault) => [fault.title, cells.filter((cell) => cell.fault === fault && canRun(cell))] as const,
    ),
  )(
    '%s: asked exactly once, answered exactly once, nothing damaged',
    { timeout: 240_000 },
    async (_title, mine) => {
      const complaints: string[] = [];
      for (const cell of mine)
        for (let variant = 0; variant < variantsOf(cell); variant += 1) {
          const verdict = await runCell(cell, variant);
          complaints.push(...verdict.complaints.map((what) => `${cell.moment}, variant ${variant}: ${what}`));
        }
      expect(complaints).toEqual([]);
    },
  );
});
