import { NUMBER, numberOf, SUFFIX, UNIT, unitOf } from '../numbers/quantity.ts';

/** Two ends found in a line, and where. */
export interface IntervalFound {
  readonly low: number;
  readonly high: number;
  /** The middle, where the line names it (`38 ± 3`). */
  readonly median: number | null;
  readonly unit: string | null;
  readonly start: number;
  readonly end: number;
}

type Finder = (text: string) => IntervalFound | null;

const finders: readonly Finder[] = [inBrackets, withinOf, plusMinus, between, fromTo];

/** The range that a line names, in any of the ways people write one; null without one. */
export function findInterval(text: string): IntervalFound | null {
  for (const find of finders) {
    const found = find(text);
    if (found) return found;
  }
  return null;
}

const N = `(${NUMBER})(${SUFFIX})?`;
const U = String.raw`\s*(${UNIT})?`;
/** No word or number runs into it: `run-142` and `2026-11-24` are no ranges. */
const BEFORE = String.raw`(?<![\w.@/:-])(?<!\d\s*-\s*)`;
const AFTER = String.raw`(?![\w/:]|\.\d|-\d)`;

/** `[2.31, 2.42]` */
function inBrackets(text: string): IntervalFound | null {
  return ends(exec(text, String.raw`[[(]\s*()${N}${U}\s*(?:,|;|\.\.+|-|to)\s*${N}${U}\s*[\])]${U}`));
}

/** `between 2.0 and 2.2`, `from 80 to 120` */
function between(text: string): IntervalFound | null {
  return ends(
    exec(text, String.raw`\b(?:between|from)\s+([$€])?${N}${U}\s*(?:and|to|-)\s*[$€]?${N}${U}${AFTER}`),
  );
}

/** `6-9h`, `12-14k tok/s`, `1.2e1 - 1.35e1`, `80 to 120`, `2..3` */
function fromTo(text: string): IntervalFound | null {
  return ends(exec(text, String.raw`${BEFORE}([$€])?${N}${U}\s*(?:-|\.\.+|\bto\b)\s*[$€]?${N}${U}${AFTER}`));
}

/** `38±3` */
function plusMinus(text: string): IntervalFound | null {
  const match = exec(text, String.raw`${BEFORE}([$€])?${N}${U}\s*±\s*${N}${U}${AFTER}`);
  return match && around(match, match[2], match[3], match[5], match[6], match[4] ?? match[7] ?? match[1]);
}

/** `within ±0.02 of the 0.6475 baseline`, `within 3 of 38` */
function withinOf(text: string): IntervalFound | null {
  const match = exec(text, String.raw`\bwithin\s+±?\s*()${N}${U}\s+of\s+(?:the\s+|a\s+)?${N}${U}${AFTER}`);
  return match && around(match, match[5], match[6], match[2], match[3], match[4] ?? match[7]);
}

function ends(match: RegExpExecArray | null): IntervalFound | null {
  if (!match) return null;
  const [, currency, lowText = '', lowSuffix, lowUnit, highText = '', highSuffix, highUnit, outerUnit] =
    match;
  // `12-14k` shares its suffix; `900-1.2k` does not, since that would put low above high.
  const high = numberOf(highText, highSuffix);
  const shared = numberOf(lowText, lowSuffix ?? highSuffix);
  const low = lowSuffix === undefined && shared > high ? numberOf(lowText, undefined) : shared;
  return {
    low,
    high,
    median: null,
    unit: unitOf(highUnit ?? outerUnit ?? lowUnit ?? currency),
    ...span(match),
  };
}

function around(
  match: RegExpExecArray,
  middle: string | undefined,
  middleSuffix: string | undefined,
  half: string | undefined,
  halfSuffix: string | undefined,
  unit: string | undefined,
): IntervalFound {
  const median = numberOf(middle ?? '', middleSuffix);
  const width = Math.abs(numberOf(half ?? '', halfSuffix));
  // Through the decimal text, so that 38.1 ± 3 ends at 41.1 and not at 41.100000000000001.
  const rounded = (value: number) => Number(value.toPrecision(12));
  return {
    low: rounded(median - width),
    high: rounded(median + width),
    median,
    unit: unitOf(unit),
    ...span(match),
  };
}

function exec(text: string, pattern: string): RegExpExecArray | null {
  return new RegExp(pattern, 'i').exec(text);
}

function span(match: RegExpExecArray): { readonly start: number; readonly end: number } {
  return { start: match.index, end: match.index + match[0].length };
}
