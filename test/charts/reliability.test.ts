import { describe, expect, test } from 'vitest';
import { notYetPicture, notYetWords } from '../../src/charts/not-yet.ts';
import { reliabilityAltText, reliabilityDiagram } from '../../src/charts/reliability.ts';
import { isotonicLine } from '../../src/domain/calibration/isotonic-line.ts';
import type { Level } from '../../src/domain/calibration/levels.ts';
import { reliabilityBins } from '../../src/domain/calibration/reliability-bins.ts';
import { expectPicture } from '../support/pictures.ts';

const overconfident: Level[] = [
  { percent: 5, n: 12, yes: 4 },
  { percent: 20, n: 14, yes: 5 },
  { percent: 35, n: 10, yes: 4 },
  { percent: 50, n: 11, yes: 5 },
  { percent: 65, n: 13, yes: 6 },
  { percent: 80, n: 18, yes: 11 },
  { percent: 90, n: 15, yes: 8 },
  { percent: 97, n: 12, yes: 9 },
];

const few: Level[] = [
  { percent: 20, n: 11, yes: 1 },
  { percent: 70, n: 11, yes: 8 },
];

describe('the reliability diagram', () => {
  test('of many answers has a line, counts and what is beyond luck', async () => {
    const bins = reliabilityBins(overconfident);
    const svg = reliabilityDiagram(bins, isotonicLine(overconfident));

    for (const { n } of bins) expect(svg).toContain(`>${n}</text>`);
    expect(svg).toContain('beyond luck');
    expect(svg).toContain('smoothed');
    await expectPicture('reliability', svg);
  });

  test('of fewer than fifty answers has no line', () => {
    const svg = reliabilityDiagram(reliabilityBins(few), isotonicLine(few));

    expect(isotonicLine(few)).toEqual([]);
    expect(svg).not.toContain('polyline');
    expect(svg).not.toContain('beyond luck');
  });

  test('is byte for byte the same for the same answers, in any order', () => {
    const draw = (levels: readonly Level[]) =>
      reliabilityDiagram(reliabilityBins(levels), isotonicLine(levels));

    expect(draw([...overconfident].reverse())).toBe(draw(overconfident));
    expect(draw(overconfident)).not.toMatch(/NaN|undefined|Infinity/);
  });

  test('says how many answers are behind the dots where there is no room for each', () => {
    const crowded = Array.from({ length: 10 }, (_, index) => ({
      percent: 90 + index,
      n: 20,
      yes: 18,
    }));

    expect(reliabilityDiagram(reliabilityBins(crowded))).toContain('answers: 20 behind each dot');
  });

  test('has an alternative text with every number of it', () => {
    expect(reliabilityAltText(reliabilityBins(few))).toBe(
      'Reliability diagram: said 20%, happened 1 of 11 (9%; luck alone 0% to 45%); said 70%, happened 8 of 11 (73%; luck alone 45% to 91%).',
    );
  });
});

describe('below twenty answers', () => {
  test('the picture says how far it is', async () => {
    const svg = notYetPicture(12);

    expect(svg).toContain('12 of 20');
    expect(notYetWords(12)).toBe('8 more answers until a chart means anything.');
    expect(notYetWords(19)).toBe('1 more answer until a chart means anything.');
    await expectPicture('not-yet', svg);
  });
});
