import { describe, expect, test } from 'vitest';
import { type IntervalsDrawn, intervalsAltText, intervalsPicture } from '../../src/charts/intervals.ts';
import { learningAltText, learningPicture } from '../../src/charts/learning.ts';
import { spreadLabels } from '../../src/charts/spread-labels.ts';
import { tagsAltText, tagsPicture } from '../../src/charts/tags.ts';
import { coverageOf } from '../../src/domain/calibration/intervals/coverage.ts';
import { quantileBins } from '../../src/domain/calibration/intervals/quantile-bins.ts';
import { rollingBrier } from '../../src/domain/calibration/rolling.ts';
import { expectPicture } from '../support/pictures.ts';

describe('the picture of intervals', () => {
  const drawn = (hits: number, n: number, counts: [number, number, number, number]): IntervalsDrawn => ({
    level: 80,
    coverage: coverageOf(hits, n),
    cells: quantileBins(counts, 0.8),
  });

  test('shows how often they held, and from twenty on where the outcomes fell', async () => {
    const twenty = drawn(13, 24, [3, 6, 7, 8]);

    expect(intervalsPicture(twenty)).toContain('Where the outcomes fell');
    expect(intervalsPicture(drawn(10, 19, [2, 5, 5, 7]))).not.toContain('Where the outcomes fell');
    expect(intervalsAltText(twenty)).toBe(
      'Intervals: the 80% intervals held 13 of 24 (54%; 90% interval 38% to 70%). ' +
        'Outcomes fell below low 3 (2.4 expected), low to mid 6 (9.6 expected), mid to high 7 (9.6 expected), above high 8 (2.4 expected).',
    );
    await expectPicture('intervals', intervalsPicture(twenty));
  });
});

describe('the picture of tags', () => {
  const tags = [
    { n: 24, stated: 0.72, estimate: 0.45, low: 0.31, high: 0.58, isClaimed: true },
    { n: 12, stated: 0.66, estimate: 0.6, low: 0.4, high: 0.79, isClaimed: false },
    { n: 4, stated: 0.9, estimate: 0.82, low: 0.62, high: 0.97, isClaimed: false },
  ];

  test('numbers its rows and names no tag, since no font covers every script', async () => {
    const svg = tagsPicture(tags);

    for (const number of ['1', '2', '3']) expect(svg).toContain(`>${number}</text>`);
    expect(tagsAltText(tags)).toContain('1: said 72%, happens about 45% (31% to 58%; n=24; beyond luck)');
    await expectPicture('tags', svg);
  });
});

describe('the picture of learning', () => {
  const answers = Array.from({ length: 120 }, (_, index) => ({
    percent: 60 + ((index * 7) % 35),
    happened: ((index * 13) % 10 < 5 + index / 40 ? 1 : 0) as 0 | 1,
    othersBrier: index % 3 === 0 ? null : 0.24,
  }));

  test('draws the last thirty against what was promised and the others', async () => {
    const points = rollingBrier(answers);

    expect(learningPicture(points)).toContain('the others');
    expect(learningAltText(points)).toMatch(
      /^Learning over time: mean Brier score of the last 30 of 120 answers 0\.\d\d \(promised 0\.\d\d, the others on the same questions 0\.24\); at 30 answers it was 0\.\d\d\. Lower is better\.$/,
    );
    await expectPicture('learning', learningPicture(points));
  });

  test('alone it has no line of the others, and one point is drawn too', () => {
    const alone = rollingBrier(answers.slice(0, 30).map((answer) => ({ ...answer, othersBrier: null })));

    expect(learningPicture(alone)).not.toContain('the others');
    expect(learningPicture(alone)).not.toMatch(/NaN|Infinity|undefined/);
  });

  test('a thousand answers make no larger picture than three hundred', () => {
    const many = Array.from({ length: 1000 }, (_, index) => answers[index % 120] ?? answers[0]).flatMap(
      (answer) => (answer ? [answer] : []),
    );
    expect(learningPicture(rollingBrier(many)).length).toBeLessThan(20_000);
  });
});

test('labels that would overlap are moved apart in their order', () => {
  expect(spreadLabels([10, 50, 90], 20, [0, 100])).toEqual([10, 50, 90]);
  expect(spreadLabels([50, 51, 52], 20, [0, 100])).toEqual([31, 51, 71]);
  expect(spreadLabels([98, 99], 20, [0, 100])).toEqual([80, 100]);
});
