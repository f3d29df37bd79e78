import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Candidate, likenessOf, mostSimilar } from '../../../src/domain/similar/rank.ts';
import { claimWords } from '../../../src/domain/similar/words.ts';

const none = { metric: null, tags: [], words: [] };
const candidate = (id: string, features: Partial<Candidate>): Candidate => ({
  ...none,
  id,
  answeredAt: '2026-03-01',
  ...features,
});

test.each([
  ['val_loss < 0.35 by tomorrow 5pm', ['val_loss', 'tomorrow', '5pm']],
  ['The new Tokenizer will not hurt the tokenizer', ['new', 'tokenizer', 'hurt']],
  ['pass@1 38±3', ['pass@1']],
  ['12 > 3', []],
])('the words of "%s"', (claim, words) => {
  expect(claimWords(claim)).toEqual(words);
});

describe('what is most like a claim', () => {
  test('a shared tag or the same metric beats a shared word; one word alone is not enough', () => {
    const claim = { metric: 'val_loss', tags: ['lr'], words: ['warmup', 'cosine'] };

    const found = mostSimilar(
      claim,
      [
        candidate('word', { words: ['warmup'] }),
        candidate('words', { words: ['warmup', 'cosine'] }),
        candidate('tag', { tags: ['lr'] }),
        candidate('both', { metric: 'VAL_LOSS', tags: ['lr'] }),
      ],
      3,
    );

    expect(found.map(({ id }) => id)).toEqual(['both', 'tag', 'words']);
  });

  test('of equally like ones the latest answered', () => {
    const tags = ['lr'];
    const found = mostSimilar(
      { ...none, tags },
      [
        candidate('b', { tags, answeredAt: '2026-01-01' }),
        candidate('a', { tags, answeredAt: '2026-01-01' }),
        candidate('new', { tags, answeredAt: '2026-02-01' }),
      ],
      3,
    );

    expect(found.map(({ id }) => id)).toEqual(['new', 'a', 'b']);
  });

  test('likeness is symmetric, and the order of candidates does not matter', () => {
    const some = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 4 });
    const features = fc.record({ metric: fc.option(fc.constantFrom('m', 'n')), tags: some, words: some });
    const all = fc.array(features, { maxLength: 8 });
    fc.assert(
      fc.property(features, all, (claim, others) => {
        const candidates = others.map((other, position) => candidate(`${position}`, other));
        expect(others.every((other) => likenessOf(claim, other) === likenessOf(other, claim))).toBe(true);
        expect(mostSimilar(claim, candidates, 3)).toEqual(mostSimilar(claim, [...candidates].reverse(), 3));
      }),
    );
  });
});
