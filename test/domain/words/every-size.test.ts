import { describe, expect, test } from 'vitest';
import { calibrationPicture } from '../../../src/charts/calibration.ts';
import type { Level } from '../../../src/domain/calibration/levels.ts';
import { percentWords } from '../../../src/domain/words/numbers.ts';
import { type RecordFigures, recordSentences } from '../../../src/domain/words/record.ts';

const SIZES = [0, 1, 9, 10, 19, 20, 49, 50, 300];
const CLAIM = { claim: 'over', logE: 10, map: null } as const;
const none = { whose: 'you', levels: [], choices: [], claim: null, due: 0, waiting: 0, voids: 0 } as const;

/** Half said at 80%, half at 60%; all of them right, or none. */
const said = (n: number, isRight: boolean): Level[] =>
  [
    { percent: 80, n: Math.ceil(n / 2) },
    { percent: 60, n: Math.floor(n / 2) },
  ]
    .filter((level) => level.n > 0)
    .map((level) => ({ ...level, yes: isRight ? level.n : 0 }));

const RECORDS: Readonly<Record<string, (n: number) => RecordFigures>> = {
  'all right': (n) => ({ ...none, levels: said(n, true), due: n }),
  'all wrong': (n) => ({ ...none, levels: said(n, false), due: n, claim: n >= 10 ? CLAIM : null }),
  'only 50%': (n) => ({ ...none, levels: n === 0 ? [] : [{ percent: 50, n, yes: n >> 1 }], due: n }),
  'only voids': (n) => ({ ...none, due: n, voids: n }),
  'more than a fifth waiting': (n) => ({
    ...none,
    levels: said(n, false),
    claim: CLAIM,
    due: n + Math.floor(n / 4) + 1,
    waiting: Math.floor(n / 4) + 1,
  }),
};

const cases = Object.entries(RECORDS).flatMap(([kind, recordOf]) =>
  SIZES.map((n) => [`${n}, ${kind}`, recordOf(n), n] as const),
);

describe('a record of any size', () => {
  test.each(cases)('%s: says no more than it supports, and blames nobody', (_title, figures, n) => {
    const words = recordSentences(figures).join(' ');
    const answers = figures.levels.length === 0 ? 0 : n;

    expect(words).not.toMatch(/NaN|Infinity|undefined|!|bad|poor|wrong|fail/i);
    expect(words).toMatch(/\.$/);
    if (answers === 0) expect(words).toContain('No answers');
    // A handful is told in counts, never as a rate.
    if (answers > 0 && answers < 10 && !words.includes('only ever said 50%'))
      expect(words).not.toContain('%');
    if (figures.waiting > 0) {
      expect(words).toContain('waiting for an answer');
      expect(words).not.toMatch(/overconfident|luck yet/);
    }
    if (figures.voids > 0) expect(words).toContain(`${n} of ${n} settled`);
  });

  test.each(cases.filter(([, { levels }]) => levels.length > 0))(
    '%s: its numbers are the picture’s',
    (_title, figures, n) => {
      const words = recordSentences(figures).join(' ');
      const { svg, alt } = calibrationPicture(figures.levels);

      const drawn = [...alt.matchAll(/happened (\d+) of (\d+)/g)].map(([, hits, of]) => [
        Number(hits),
        Number(of),
      ]);
      if (n < 20) {
        expect(svg).toContain(`${n} of 20`);
        const missing = `${20 - n} more ${n === 19 ? 'yes/no answer' : 'yes/no answers'} until a chart`;
        if (n >= 10 && !words.includes('only ever')) expect(words).toContain(missing);
        return;
      }
      expect(svg).toContain(`>${n} answers.`);
      expect(drawn.reduce((sum, [, of = 0]) => sum + of, 0)).toBe(n);
      expect(words).toContain(`n=${n}`);
      if (words.includes('only ever')) return;
      const hits = drawn.reduce((sum, [right = 0]) => sum + right, 0);
      expect(words).toContain(`right ${percentWords(hits / n)} of the time`);
    },
  );
});
