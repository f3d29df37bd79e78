import { describe, expect, test } from 'vitest';
import type { Level } from '../../../src/domain/calibration/levels.ts';
import { recalibrationOf } from '../../../src/domain/calibration/recalibration-of.ts';
import { type RecordFigures, recordSentences } from '../../../src/domain/words/record.ts';

const none = { whose: 'you', levels: [], choices: [], claim: null, due: 0, waiting: 0, voids: 0 } as const;

/** Half of the answers at 80% of which seven in ten came true, half at 30% of which three in ten did. */
function mixed(n: number): Level[] {
  const [high, low] = [Math.ceil(n / 2), Math.floor(n / 2)];
  return [
    { percent: 80, n: high, yes: Math.round(0.7 * high) },
    { percent: 30, n: low, yes: Math.round(0.3 * low) },
  ];
}

function said(sentences: Partial<RecordFigures>): string {
  return recordSentences({ ...none, ...sentences }).join(' ');
}

describe('a record says as much as its size supports', () => {
  test.each([
    [0, 'No answers yet. The first one shows what you gave to what happened.'],
    [1, 'You were right 1 of 1 time. 9 more answers until percentages can be compared with what happens.'],
    [9, 'You were right 7 of 9 times. 1 more answer until percentages can be compared with what happens.'],
    [
      10,
      'You were 75% sure on average and right 70% of the time (n=10). Luck alone would give a gap between −25 and +25 points. ' +
        'Not distinguishable from luck yet. 10 more yes/no answers until a chart means anything.',
    ],
    [
      19,
      'You were 75% sure on average and right 68% of the time (n=19). Luck alone would give a gap between −14 and +17 points. ' +
        'Not distinguishable from luck yet. 1 more yes/no answer until a chart means anything.',
    ],
    [
      20,
      'You were 75% sure on average and right 70% of the time (n=20). Luck alone would give a gap between −15 and +15 points. ' +
        'Not distinguishable from luck yet.',
    ],
    [
      49,
      'You were 75% sure on average and right 71% of the time (n=49). Luck alone would give a gap between −11 and +10 points. ' +
        'Not distinguishable from luck yet.',
    ],
    [
      50,
      'You were 75% sure on average and right 70% of the time (n=50). Luck alone would give a gap between −9 and +11 points. ' +
        'Not distinguishable from luck yet.',
    ],
    [
      300,
      'You were 75% sure on average and right 70% of the time (n=300). Luck alone would give a gap between −4 and +4 points. ' +
        'Not distinguishable from luck yet.',
    ],
  ])('%i answers', (n, words) => {
    expect(said({ levels: mixed(n), due: n })).toBe(words);
  });
});

describe('odd records', () => {
  test.each([
    [
      'all right',
      { levels: [{ percent: 90, n: 12, yes: 12 }], due: 12 },
      'You were 90% sure on average and right 100% of the time (n=12). Luck alone would give a gap between −10 and +15 points. ' +
        'Not distinguishable from luck yet. 8 more yes/no answers until a chart means anything.',
    ],
    [
      'all wrong, without a word of blame',
      { levels: [{ percent: 90, n: 12, yes: 0 }], due: 12, claim: { claim: 'over', logE: 10, map: null } },
      'You were 90% sure on average and right 0% of the time (n=12). Luck alone would give a gap between −10 and +15 points. ' +
        'Your record is hard to explain by luck: you look strongly overconfident. 8 more yes/no answers until a chart means anything.',
    ],
    [
      'only 50%',
      { levels: [{ percent: 50, n: 12, yes: 7 }], due: 12 },
      'You have only ever said 50% (n=12), which fits everything. Another number, even 60%, says something that can be checked.',
    ],
    [
      'only voids',
      { due: 3, voids: 3 },
      'No answers that can be scored yet. The first one shows what you gave to what happened. ' +
        '3 of 3 settled predictions could not be judged (100% void).',
    ],
    [
      'a quarter waiting: no claim is made',
      {
        levels: [{ percent: 90, n: 12, yes: 0 }],
        due: 16,
        waiting: 4,
        claim: { claim: 'over', logE: 10, map: null },
      },
      'You were 90% sure on average and right 0% of the time (n=12). Luck alone would give a gap between −10 and +15 points. ' +
        '8 more yes/no answers until a chart means anything. ' +
        '4 predictions of 16 due are waiting for an answer: the numbers cover only those that were answered, and nothing is claimed from them.',
    ],
    [
      'a fifth waiting is still a record',
      { levels: mixed(20), due: 25, waiting: 5 },
      'You were 75% sure on average and right 70% of the time (n=20). Luck alone would give a gap between −15 and +15 points. ' +
        'Not distinguishable from luck yet.',
    ],
    [
      'choices only: said and happened, but no chart',
      { choices: [{ percent: 40, n: 20, yes: 9 }], due: 20 },
      'You were 40% sure on average and right 45% of the time (n=20). Luck alone would give a gap between −20 and +20 points. ' +
        'Not distinguishable from luck yet. 20 more yes/no answers until a chart means anything.',
    ],
  ] as const)('%s', (_title, figures, words) => {
    expect(said(figures)).toBe(words);
  });

  test('from fifty answers on a claim says how 90% has behaved', () => {
    const levels = [{ percent: 90, n: 60, yes: 36 }];
    const claim = { claim: 'over', logE: 3.2, map: recalibrationOf(levels) } as const;

    expect(said({ whose: 'channel', levels, due: 60, claim })).toBe(
      'People here were 90% sure on average and right 60% of the time (n=60). Luck alone would give a gap between −7 and +7 points. ' +
        'This channel’s record is hard to explain by luck: people here look overconfident. ' +
        'This channel’s 90% has behaved like about 62%.',
    );
  });

  test('a recovery is said as one', () => {
    expect(said({ levels: mixed(50), due: 50, claim: { claim: 'recovered', logE: 3, map: null } })).toContain(
      'Since the last claim your confidence fits the results: improved.',
    );
  });
});
