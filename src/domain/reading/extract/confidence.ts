import { CUT, cut } from '../normalise.ts';
import { readPercent } from '../numbers/percent.ts';

/** A confidence found in a line. */
export interface ConfidenceFound {
  readonly percent: number;
  /** What was typed, when it is not the whole percent itself (`2:1`, `0.7`, `72.5%`). */
  readonly roundedFrom: string | null;
  /** A bare trailing number: probably the confidence, but the author must say so. */
  readonly isBare: boolean;
  readonly rest: string;
}

export type ConfidenceRead = ConfidenceFound | { readonly outOfRange: string } | null;

interface Span {
  readonly start: number;
  readonly end: number;
  readonly typed: string;
}

type Finder = (text: string) => Span | null;

/** The ways of saying how sure one is, most explicit first; the first that finds something decides. */
const finders: readonly Finder[] = [named, worded, bracketed, atSign, odds, fraction, unboundPercent];

/** Takes the confidence out of a line. A percent that belongs to the claim (`above 90%`) is left where it is. */
export function takeConfidence(text: string): ConfidenceRead {
  for (const find of finders) {
    const span = find(text);
    if (span) return found(text, span, false);
  }
  const bare = bareTrailing(text);
  return bare ? found(text, bare, true) : null;
}

function found(text: string, span: Span, isBare: boolean): ConfidenceRead {
  const read = readPercent(span.typed);
  if (read === 'out-of-range') return { outOfRange: span.typed };
  if (read === 'not-a-percent') return null;
  const isPlain = /^\d+%?$/.test(span.typed);
  return {
    percent: read.percent,
    roundedFrom: isPlain && !read.isRounded ? null : span.typed,
    isBare,
    rest: cut(text, span.start, span.end),
  };
}

const VALUE = String.raw`-?(?:\d+(?:\.\d+)?|\.\d+)\s*%?`;
/** Nothing of a word or a number directly before. */
const FREE = String.raw`(?<![\w.@/=:$-])`;

/** `p=0.7`, `prob 0.6`, `confidence: 70%` */
function named(text: string): Span | null {
  const pattern = new RegExp(
    String.raw`${FREE}(?:p\s*=|p(?=\s+0?\.\d)|prob(?:ability)?\s*[=:]?(?=[\s.\d])|conf(?:idence)?\s*[=:]?(?=[\s.\d]))\s*(${VALUE})(?![\w.%])`,
    'gi',
  );
  const match = last(text, pattern);
  if (!match) return null;
  const value = (match[1] ?? '').trim();
  const typed = value.includes('%') || Number(value) > 1 ? value : `p=${value}`;
  return { start: match.index, end: match.index + match[0].length, typed };
}

/** `90% sure`, `80% CI for`, `60% chance that`, `70% likely`; `sure` may stand alone behind the number. */
function worded(text: string): Span | null {
  const pattern = new RegExp(
    String.raw`${FREE}(${VALUE})\s*(?:sure|confident|confidence|certain|likely|chance|probability|credible|CI|PI|interval)\b(?:\s+(?:interval))?(?:\s+(?:that|for|of))?[:,]?`,
    'gi',
  );
  return asSpan(last(text, pattern));
}

/** `(60%)`, `[60%]` */
function bracketed(text: string): Span | null {
  return asSpan(last(text, new RegExp(String.raw`[([]\s*(${VALUE.replace('%?', '%')})\s*[)\]]`, 'g')));
}

/** `@80%`, `@ 80`; not inside a name such as `pass@1` */
function atSign(text: string): Span | null {
  return asSpan(last(text, new RegExp(String.raw`(?<![\w])@\s*(${VALUE})(?![\w.])`, 'g')));
}

/** `3:1`, `2:1 odds`; a time of day has two digits behind its colon and is none */
function odds(text: string): Span | null {
  const match = last(
    text,
    /(?<![\w.:/])(\d{1,3}:(?!\d\d\b)\d{1,3}|\d{1,3}:\d{1,3}(?=\s+odds))(?![\w:.])(?:\s*odds)?/g,
  );
  return asSpan(match);
}

/** `7/10` at the end of a clause, not `3/4 seeds` */
function fraction(text: string): Span | null {
  const match = last(
    text,
    new RegExp(String.raw`(?<![\w./])(\d{1,3}\/\d{1,3})(?=\s*(?:$|[,.;${CUT}]))`, 'g'),
  );
  const [part = 0, whole = 0] = (match?.[1] ?? '').split('/').map(Number);
  return match && part <= whole && whole >= 2 ? asSpan(match) : null;
}

/** The last percent in the line that is not bound to the claim by what stands around it. */
function unboundPercent(text: string): Span | null {
  const matches = [
    ...text.matchAll(new RegExp(String.raw`${FREE}(-?(?:\d+(?:\.\d+)?|\.\d+)\s*%)(?!\w)`, 'g')),
  ];
  const free = matches.filter((match) => !isBound(text, match.index, match.index + match[0].length));
  const match = free.at(-1);
  if (!match) return null;
  return { start: match.index, end: match.index + match[0].length, typed: match[0].replaceAll(' ', '') };
}

const BINDS_BEFORE =
  /(?:[<>=~±]|->|\b(?:above|below|over|under|than|at least|at most|up to|by|within|to|from|between|and|reaches|reach|hits|hit|exceeds?|gets?|drops?|falls?|rises?|improves?|gains?|loses?|adds?|up|down|around|about|near|top|of|is|are|stays at|ends at|lands at|than a?))\s*[$€~≈+-]?\s*$/i;
const BINDS_AFTER =
  /^\s*(?:->|±|or\s+(?:better|more|higher|less|lower|worse|above|below|fewer|greater)|of\s|(?:relative|absolute)\b|(?:faster|slower|better|worse|lower|higher|more|less|fewer|cheaper|smaller|larger|bigger)\b(?!\s*$)|(?:faster|slower|better|worse|lower|higher|more|less|fewer)\s+than\b|-\s*\d|to\s+\d)/i;

/** Whether a percent belongs to the claim: something before or behind it compares with it or measures by it. */
export function isBound(text: string, start: number, end: number): boolean {
  return (
    BINDS_BEFORE.test(text.slice(Math.max(0, start - 24), start)) ||
    BINDS_AFTER.test(text.slice(end, end + 24))
  );
}

/** `… fine. 80`, `…, 70`, `… 0.7`: a number of its own at the very end. */
function bareTrailing(text: string): Span | null {
  const match = new RegExp(
    String.raw`(?<=[\s,;.${CUT}])(?<![<>=±]\s*)(\d{1,3}|0?\.\d{1,3})[\s.${CUT}]*$`,
  ).exec(text);
  if (!match) return null;
  const typed = match[1] ?? '';
  const before = text.slice(0, match.index);
  if (Number(typed) > 100 || BINDS_BEFORE.test(before) || /[\d-]\s*$|\d[.,]$/.test(before)) return null;
  return { start: match.index, end: match.index + typed.length, typed };
}

function last(text: string, pattern: RegExp): RegExpExecArray | null {
  return [...text.matchAll(pattern)].at(-1) ?? null;
}

function asSpan(match: RegExpExecArray | null): Span | null {
  if (!match) return null;
  const typed = (match[1] ?? '').replaceAll(' ', '');
  return { start: match.index, end: match.index + match[0].length, typed };
}
