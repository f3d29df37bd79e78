import { clopperPearsonUpper } from './upper-bound.ts';

/** One row of a table: shares with a claim, as simulated now and as published. */
export interface Row {
  readonly label: string;
  /** Counts of lives with a claim, column by column. */
  readonly claimed: readonly number[];
  readonly lives: number;
  /** Published shares; null where a table has none. */
  readonly published: readonly (number | null)[];
  readonly publishedLives: number;
  /** A calibrated life: no claim would be right, so the last column is held against the promise of 5%. */
  readonly isFalseAlarm: boolean;
  /** The row is about calibrated people: fewer claims than published are no fault. */
  readonly isCalibrated: boolean;
}

/** A table with its columns. */
export interface Table {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly Row[];
}

/** False alarms of a type of claim may be 5%; a simulated share is that, up to luck, if it is surely below this. */
const FALSE_ALARM_MAX = 0.055;
const DEVIATIONS_MAX = 4;
/** Published shares have three decimals. */
const ROUNDING = 0.0005;

/** What is wrong with a row; nothing if it repeats the published one. */
export function complaints(row: Row): string[] {
  return [...tooManyAlarms(row), ...otherThanPublished(row)];
}

function tooManyAlarms({ label, claimed, lives, isFalseAlarm }: Row): string[] {
  const upper = clopperPearsonUpper(claimed.at(-1) ?? 0, lives);
  return isFalseAlarm && upper > FALSE_ALARM_MAX
    ? [`${label}: false alarms up to ${(100 * upper).toFixed(1)}%, promised 5%`]
    : [];
}

function otherThanPublished(row: Row): string[] {
  const { label, claimed, lives, published, publishedLives, isCalibrated } = row;
  return published.flatMap((expected, column) => {
    if (expected === null) return [];
    const share = (claimed[column] ?? 0) / lives;
    // At a published 0 or 1 the pooled share keeps the error from being 0.
    const pooled = ((claimed[column] ?? 0) + expected * publishedLives + 1) / (lives + publishedLives + 2);
    const error = Math.sqrt(pooled * (1 - pooled) * (1 / lives + 1 / publishedLives));
    const difference = isCalibrated ? share - expected : Math.abs(share - expected);
    return difference > DEVIATIONS_MAX * error + ROUNDING
      ? [`${label}, column ${column + 1}: ${share.toFixed(3)}, published ${expected}`]
      : [];
  });
}

/** A table in Markdown: simulated shares, published ones in brackets. */
export function tableText({ title, columns, rows }: Table): string {
  const cells = ({ claimed, lives, published }: Row) =>
    claimed.map((count, column) => {
      const expected = published[column];
      const known = expected === null || expected === undefined ? '' : ` (${shareText(expected)})`;
      return `${shareText(count / lives)}${known}`;
    });
  return [
    `### ${title}`,
    '',
    `| | lives | ${columns.join(' | ')} |`,
    `|---|---|${columns.map(() => '---|').join('')}`,
    ...rows.map((row) => `| ${row.label} | ${row.lives} | ${cells(row).join(' | ')} |`),
    '',
  ].join('\n');
}

function shareText(share: number): string {
  return share === 0 || share === 1 ? String(share) : share.toFixed(3).replace(/^0/, '');
}
