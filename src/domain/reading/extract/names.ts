/** The run that a claim names: `run-142`, `run 7b`; a number or a dash makes it a name and not the word "run". */
export function findRunName(text: string): string | null {
  const match = /(?<![\w/-])(?:run|exp|job)(?:[-_#]\s?|\s)?([\w-]*\d[\w-]*)(?![\w/])/i.exec(text);
  return match && /^(?:run|exp|job)(?:[-_#]|\s?\d|\d)/i.test(match[0]) ? match[0].replace(/\s+/g, '-') : null;
}

/** What a claim compares with: the baseline in "beats the baseline", `main` in "over main", `last night` in "vs last night". */
export function findReference(text: string): string | null {
  const match =
    /\b(?:vs\.?|versus|over|than|compared to|relative to|beats?|against|outperforms?)\s+(?:the\s+|our\s+|a\s+)?((?:last|previous|yesterday'?s?|old|current)\s+\w+|[A-Za-z][\w./-]*)/i.exec(
      text,
    );
  const name = match?.[1] ?? null;
  return name === null || /^(?:by|at|in|on|it|that|this|and|or|half|twice|time|a|the)$/i.test(name)
    ? null
    : name;
}

const FILLER =
  /^(?:(?:i(?:'d| would)?\s+(?:think|bet|guess|say|expect|predict|believe)(?:\s+that)?|(?:pretty|fairly|quite|very|almost)\s+(?:sure|certain|confident)(?:\s+that)?|i'?m\s+(?:pretty\s+|fairly\s+)?(?:sure|confident|certain)(?:\s+that)?|my\s+(?:guess|bet|prediction)(?:\s+is)?:?|prediction:|bet:|betting(?:\s+that)?|sure(?:\s+that)?|that|and)\s+)+/i;

/** A claim without the words that only say that it is one. */
export function withoutFiller(claim: string): string {
  return claim.replace(FILLER, '').trim();
}

const NOT_METRIC =
  /^(?:is|are|be|will|stays?|keeps?|kept|remains?|ends?|lands?|finishes|finish|drops?|falls?|rises?|goes|gets?|hits?|reach(?:es)?|improves?|by|at|to|of|the|a|an|up|down|out|in|with|than|and|that|it|on|for|beats?|gains?|should|must|would|can|not|doesn't|won't|never|always|takes?|costs|exceeds?|achieves?|scores?|has|have|shows?|comes?|converges?|final:?|after|from|vs|between|within|around|about|=|-|:|,)$/i;

/** The words of a claim that name the quantity: the last one to three before `start` that are no verb or particle. */
export function metricBefore(text: string, start: number): string | null {
  const clause =
    text
      .slice(0, start)
      .split(/[,;.\uE0FF](?:\s|$)/)
      .at(-1) ?? '';
  const words = clause
    .trim()
    .replace(/[:=]\s*$/, '')
    .trim()
    .split(/\s+/);
  while (words.length > 0 && NOT_METRIC.test(words.at(-1) ?? '')) words.pop();
  const kept: string[] = [];
  while (words.length > 0 && kept.length < 3) {
    const word = words.pop() ?? '';
    if (NOT_METRIC.test(word) || /^[\d.]+$/.test(word)) break;
    kept.unshift(word);
  }
  return kept.join(' ').replaceAll(/^[("']+|[)"',]+$/g, '') || null;
}

/** The word behind a quantity that names it: `F1` in "+2 F1". */
export function metricAfter(text: string, end: number): string | null {
  const match = /^\s*(?:on\s+)?([A-Za-z][\w/@.-]*)/.exec(text.slice(end));
  const word = match?.[1] ?? null;
  return word === null || NOT_METRIC.test(word) || /^(?:over|under|or|check|eod)$/i.test(word) ? null : word;
}
