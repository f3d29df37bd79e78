import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { pager } from '../../../src/slack/views/home/pager.ts';

const turner = { id: 'page', words: ['Newer', 'Older'], pageSize: 8 } as const;
const pageOf = (offset: number, shown: number, total: number) =>
  pager(turner, { offset, shown, total }, (at) => `to ${at}`);

describe('turning the pages of a list', () => {
  test('a list that is shown whole has nothing to turn', () => {
    expect(pageOf(0, 3, 3)).toEqual([]);
  });

  test('the first of three pages leads on, the second both ways, the third back', () => {
    const valuesOf = (offset: number, shown: number) =>
      pageOf(offset, shown, 20).flatMap((block) =>
        block.type === 'actions' ? block.elements.map((each) => ('value' in each ? each.value : null)) : [],
      );
    expect(valuesOf(0, 8)).toEqual(['to 8']);
    expect(valuesOf(8, 8)).toEqual(['to 0', 'to 16']);
    expect(valuesOf(16, 4)).toEqual(['to 8']);
  });

  test('whichever page of whichever list, no row is without a button', () => {
    fc.assert(
      fc.property(fc.nat(40), fc.nat(8), fc.nat(40), (offset, shown, more) => {
        for (const block of pageOf(offset, shown, offset + shown + more))
          if (block.type === 'actions') expect(block.elements.length).toBeGreaterThan(0);
      }),
    );
  });
});
