import fc from 'fast-check';
import {
  CLAIM_MAX,
  type Kind,
  OPTION_MAX,
  PROSE_MAX,
  TAG_MAX,
} from '../../../../src/domain/prediction/prediction.ts';

/** Everything that people can put into words, as long as it may be and made of what is dangerous. */
export interface Hostile {
  readonly kind: Kind;
  /** As long as a claim may be. */
  readonly claim: string;
  /** As long as a typed message may be that Hunch reads. */
  readonly typed: string;
  /** A reason, a note, a lesson. */
  readonly prose: string;
  /** An option, a metric, what a run is called. */
  readonly label: string;
  readonly tag: string;
  readonly unit: string;
  /** What somebody or a channel calls itself. */
  readonly name: string;
  readonly url: string;
  readonly value: number;
  /** How many of whatever a surface lists, 0 to 40. */
  readonly count: number;
  /** 500 of what is only counted. */
  readonly total: number;
  readonly isAnswered: boolean;
  readonly isVoid: boolean;
  readonly isShared: boolean;
  readonly hides: boolean;
}

const PIECES = [
  '<',
  '>',
  '&',
  '&lt;',
  '*',
  '_',
  '~',
  '`',
  '```',
  '|',
  '\n',
  '\u0000',
  '\u202e',
  '\u0301\u0302\u0303',
  '\ud800',
  '👩🏽‍🔬',
  '🏳️‍🌈',
  'م',
  'שלום',
  '漢',
  'é',
  'x',
  ' ',
  ':smile:',
  '<!channel>',
  '<!here>',
  '<!everyone|all>',
  '<@U0000000001>',
  '<#C0000000001|x>',
  '<!subteam^S0000001>',
  '<!date^1^{date}|x>',
  '<https://example.org|x>',
  '@channel',
] as const;

/** Text as long as it may be, or short; sometimes of nothing but what grows fivefold when it is escaped. */
export const nasty = (max: number): fc.Arbitrary<string> =>
  fc
    .record({
      pieces: fc.array(fc.constantFrom(...PIECES), { minLength: 1, maxLength: 12 }),
      isFull: fc.boolean(),
      isWide: fc.boolean(),
    })
    .map(({ pieces, isFull, isWide }) => {
      const once = isWide ? '&' : pieces.join('');
      const text = isFull ? once.repeat(Math.ceil(max / once.length)) : once;
      return `x${text.slice(0, max - 1)}`;
    });

/** A draw of everything. */
export const hostile: fc.Arbitrary<Hostile> = fc.record({
  kind: fc.constantFrom('binary', 'numeric', 'choice'),
  claim: nasty(CLAIM_MAX),
  typed: nasty(3000),
  prose: nasty(PROSE_MAX),
  label: nasty(OPTION_MAX),
  tag: nasty(TAG_MAX),
  unit: nasty(20),
  name: nasty(80),
  url: fc.oneof(
    fc.webUrl({ withQueryParameters: true, withFragments: true, size: 'large' }),
    nasty(500).map((text) => `https://example.org/${encodeURIComponent(text.toWellFormed())}`),
  ),
  value: fc.oneof(
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    fc.constantFrom(0, -0, 5e-324, 1.7976931348623157e308, 0.1 + 0.2, 56.99999999999999),
  ),
  count: fc.nat(40),
  total: fc.constant(500),
  isAnswered: fc.boolean(),
  isVoid: fc.boolean(),
  isShared: fc.boolean(),
  hides: fc.boolean(),
});
