import { expect, test } from 'vitest';
import { type FirstAnswers, firstAnswersSentence } from '../../../src/domain/words/first-answers.ts';

const none: FirstAnswers = { levels: [], choices: [], intervals: { n: 0, hits: 0 } };
const said = (n: number, yes: number): Partial<FirstAnswers> => ({ levels: [{ percent: 80, n, yes }] });

test.each<[string, Partial<FirstAnswers>, string | null]>([
  ['none', {}, null],
  [
    'the first',
    said(1, 0),
    'That is your first scored answer. From 10 on I can compare how sure you were with how often you were right.',
  ],
  ['the second: nothing', said(2, 1), null],
  ['the third', said(3, 2), '3 scored answers so far: you were right 2 of 3 times.'],
  [
    'three of several kinds',
    { ...said(1, 1), intervals: { n: 2, hits: 1 } },
    '3 scored answers so far: you were right 1 of 1 time, your intervals held 1 of 2 times.',
  ],
  [
    'ten',
    said(10, 6),
    'You were 80% sure on average and right 60% of the time (n=10). Luck alone would give a gap between −20 and +20 points.',
  ],
  [
    'ten numbers',
    { intervals: { n: 10, hits: 7 } },
    '10 scored answers so far: your intervals held 7 of 10 times.',
  ],
  ['the eleventh: nothing', said(11, 6), null],
])('%s', (_title, first, words) => {
  expect(firstAnswersSentence({ ...none, ...first })).toBe(words);
});
