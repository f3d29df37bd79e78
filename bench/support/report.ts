/** One measured figure, with what it is held against in the same run. */
export interface Figure {
  readonly what: string;
  readonly value: number;
  readonly unit: 's' | 'ms';
  /** What is promised: `value` may not be above it. Null where nothing is. */
  readonly limit: number | null;
  /** Something measured or reckoned beside it, by name, in the same unit. */
  readonly baseline: { readonly name: string; readonly value: number };
}

/** A figure as a row of a Markdown table. */
export function rowOf({ what, value, unit, limit, baseline }: Figure): string {
  const isMissed = limit !== null && value > limit;
  const cells = [
    what,
    `${rounded(value)} ${unit}`,
    limit === null ? '–' : `${rounded(limit)} ${unit}${isMissed ? ' **missed**' : ''}`,
    `${(value / baseline.value).toFixed(2)} × ${rounded(baseline.value)} ${unit}, ${baseline.name}`,
  ];
  return `| ${cells.join(' | ')} |`;
}

/** The head of the table that `rowOf` fills. */
export const TABLE_HEAD = '| what | measured | limit | against |\n|---|---|---|---|';

/** Whether a promise is broken. */
export const isMissed = ({ value, limit }: Figure): boolean => limit !== null && value > limit;

/** The value below which a share of all values lies; the largest for a share of 1. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const value = sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
  if (value === undefined) throw new Error('nothing was measured');
  return value;
}

function rounded(value: number): string {
  return value >= 100 ? String(Math.round(value)) : String(Number(value.toPrecision(2)));
}
