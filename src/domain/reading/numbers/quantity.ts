import { NUMBER_MAX } from '../../prediction/prediction.ts';

/** A number as people who train models write it, without its unit. Scientific notation comes before everything. */
export const NUMBER = String.raw`[-+]?(?:\d{1,3}(?:,\d{3})+(?!\d)|\d+)(?:\.\d+)?(?:e[-+]?\d+)?|[-+]?\.\d+(?:e[-+]?\d+)?`;

/** Thousands, millions, billions, written right behind a number. */
export const SUFFIX = '[kKMBG](?![A-Za-z])';

/** Units that are read as such behind a number; anything else is part of the claim. */
export const UNIT = String.raw`%|pp\b|pts?\b|points?\b|ms\b|µs\b|us\b|secs?\b|seconds?\b|mins?\b|minutes?\b|hrs?\b|hours?\b|h\b|s\b|days?\b|d\b|weeks?\b|[kMG]?tok(?:ens?)?\/s(?:ec)?\b|[A-Za-z]+\/s(?:ec)?\b|it\/s\b|tok(?:ens?)?\b|epochs?\b|ep\b|steps?\b|nats?\b|bits?\b|bpb\b|[KMGT]i?B\b|[kM]?W\b|TFLOPS?\b|x\b|×|dB\b|USD\b|EUR\b`;

const MULTIPLIERS: Readonly<Record<string, number>> = { k: 1e3, K: 1e3, M: 1e6, G: 1e9, B: 1e9 };

/**
 * The value of a number as written (`12,000`, `.7`, `3e-4`) times its suffix (`k`). NaN if it is none, infinite beyond
 * what Hunch reckons with.
 */
export function numberOf(text: string, suffix: string | undefined): number {
  const value = Number(text.replaceAll(',', ''));
  const factor = suffix === undefined ? 1 : (MULTIPLIERS[suffix] ?? 1);
  // Through the decimal text, so that 1.1k is 1100 and not 1100.0000000000002.
  const number = factor === 1 ? value : Number((value * factor).toPrecision(15));
  return Math.abs(number) > NUMBER_MAX ? Math.sign(number) * Number.POSITIVE_INFINITY : number;
}

/** The unit in the form that is shown and compared: `pts` → `pt`, `hours` → `h`. */
export function unitOf(text: string | undefined): string | null {
  if (text === undefined || text === '') return null;
  const lower = text.toLowerCase();
  const found = Object.entries(SPELLINGS).find(([, spellings]) => spellings.includes(lower));
  return found ? found[0] : text;
}

const SPELLINGS: Readonly<Record<string, readonly string[]>> = {
  pt: ['pt', 'pts', 'point', 'points', 'pp'],
  s: ['s', 'sec', 'secs', 'second', 'seconds'],
  min: ['min', 'mins', 'minute', 'minutes'],
  h: ['h', 'hr', 'hrs', 'hour', 'hours'],
  d: ['d', 'day', 'days'],
  USD: ['$', 'usd'],
  EUR: ['€', 'eur'],
  'tok/s': ['tok/s', 'tokens/s', 'tokens/sec', 'tok/sec', 'token/s'],
  ep: ['ep', 'epoch', 'epochs'],
  steps: ['step', 'steps'],
};
