import type { Comparator } from '../../prediction/prediction.ts';
import { NUMBER, numberOf, SUFFIX, UNIT, unitOf } from '../numbers/quantity.ts';

/** A number with what it is compared by. */
export interface ThresholdFound {
  readonly comparator: Comparator;
  readonly threshold: number;
  readonly unit: string | null;
  /** `+2` says "at least 2" only by custom; the author must agree. */
  readonly isAssumed: boolean;
  readonly start: number;
  readonly end: number;
}

type Finder = (text: string, lowerIsBetter: readonly string[]) => ThresholdFound | null;

const finders: readonly Finder[] = [orBetter, compared, changedBy, arrowTo, plusSign];

/**
 * The threshold that a line names; null where it only tells an event.
 *
 * @param lowerIsBetter metrics of which the team has said before that less is better, in lower case
 */
export function findThreshold(text: string, lowerIsBetter: readonly string[] = []): ThresholdFound | null {
  for (const find of finders) {
    const found = find(text, lowerIsBetter);
    if (found) return found;
  }
  return null;
}

const QUANTITY = String.raw`([$€])?(${NUMBER})(${SUFFIX})?\s*(${UNIT})?(?![\w]|\.\d)`;

const WORDS: readonly (readonly [Comparator, string])[] = [
  [
    '<=',
    String.raw`<=|\b(?:at most|no more than|not more than|no higher than|no worse than|max(?:imum)?|up to|not above|not over|doesn't exceed)\b`,
  ],
  [
    '>=',
    String.raw`>=|\b(?:at least|no less than|not less than|no fewer than|no lower than|min(?:imum)?|reach(?:es)?|hits?|gets? to|not below|not under)\b`,
  ],
  [
    '<',
    String.raw`(?<![-<])<(?![-<=])|\b(?:below|under|less than|lower than|fewer than|smaller than|faster than|shorter than|cheaper than|beneath)\b`,
  ],
  [
    '>',
    String.raw`(?<![->])>(?![>=])|\b(?:above|over|more than|greater than|higher than|larger than|bigger than|better than|longer than|slower than|exceeds?|beats?|past)\b`,
  ],
  ['=', String.raw`(?<=[\s\w])==|\b(?:exactly|equals)\b`],
];

/** `val_loss < 0.35`, `above 90%`, `at least 5%`, `by >1pt`; in `no more than` the longer word decides. */
function compared(text: string): ThresholdFound | null {
  const found = WORDS.flatMap(([comparator, words]) => {
    const match = new RegExp(String.raw`(?:${words})\s*(?:a |an |by )?\s*${QUANTITY}`, 'i').exec(text);
    return match ? [{ comparator, match }] : [];
  });
  found.sort((a, b) => a.match.index - b.match.index || b.match[0].length - a.match[0].length);
  const first = found[0];
  return first ? quantity(first.match, first.comparator, false) : null;
}

/** `45% or better`, `200 ms or less`, `80+` */
function orBetter(text: string, lowerIsBetter: readonly string[]): ThresholdFound | null {
  const pattern = String.raw`(?<![\w.])${QUANTITY}\s*(?:or\s+(better|more|higher|above|greater|up|less|lower|below|fewer|under|worse)\b|(\+)(?![\d\w]))`;
  const match = new RegExp(pattern, 'i').exec(text);
  if (!match) return null;
  const word = match[5]?.toLowerCase() ?? 'more';
  const isDown = ['less', 'lower', 'below', 'fewer', 'under'].includes(word);
  const words = text.toLowerCase().split(/[^\p{L}\p{N}_/.@-]+/u);
  const isLowerBetter = LOWER_IS_BETTER.test(text) || lowerIsBetter.some((metric) => words.includes(metric));
  if (word === 'better' || word === 'worse')
    return quantity(match, isLowerBetter === (word === 'better') ? '<=' : '>=', false);
  return quantity(match, isDown ? '<=' : '>=', false);
}

/** Metrics of which less is better to everybody; anything else is read as more is better unless the team said so. */
const LOWER_IS_BETTER =
  /\b(?:\w*loss|ppl|perplexity|bpb|bpc|error|err|wer|cer|latency|mae|mse|rmse|mape|fid|cost|price|memory|vram|nll|ece|time|duration|eer|toxicity|hallucinations?)\b/i;

/** `drops by 5%`, `improves 2 pts`: a change of at least that much */
function changedBy(text: string): ThresholdFound | null {
  const verbs =
    'drops?|falls?|shrinks?|rises?|grows?|increases?|decreases?|improves?|gains?|loses?|adds?|saves?|costs?|hurts?|wins?|up|down';
  const match = new RegExp(String.raw`\b(?:${verbs})\s+(?:by\s+)?(?:about\s+)?${QUANTITY}`, 'i').exec(text);
  return match && (match[4] !== undefined || /\bby\b/i.test(match[0])) ? quantity(match, '>=', false) : null;
}

/** `88% -> 90%` at the end of the claim: the second is reached. With more words behind it is a setting. */
function arrowTo(text: string): ThresholdFound | null {
  const pattern = String.raw`(${NUMBER})(?:${SUFFIX})?\s*(?:${UNIT})?\s*->\s*${QUANTITY}\s*(?:[.,;\uE0FF]|$)`;
  const match = new RegExp(pattern, 'i').exec(text);
  if (!match) return null;
  const [whole, from = '', currency, to = '', suffix, unit] = match;
  const comparator = numberOf(to, suffix) < numberOf(from, undefined) ? '<=' : '>=';
  const start = match.index;
  return {
    comparator,
    threshold: numberOf(to, suffix),
    unit: unitOf(unit ?? currency),
    isAssumed: true,
    start,
    end: start + whole.length,
  };
}

/** `+2 F1`: at least two, by custom */
function plusSign(text: string): ThresholdFound | null {
  const match = new RegExp(String.raw`(?<![\w.±(])\+\s*${QUANTITY}`, 'i').exec(text);
  return match && quantity(match, '>=', true);
}

function quantity(match: RegExpExecArray, comparator: Comparator, isAssumed: boolean): ThresholdFound {
  const [, currency, number = '', suffix, unit] = match;
  return {
    comparator,
    threshold: numberOf(number, suffix),
    unit: unitOf(unit ?? currency),
    isAssumed,
    start: match.index,
    end: match.index + match[0].length,
  };
}
