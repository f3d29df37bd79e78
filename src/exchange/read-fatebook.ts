import { createHash } from 'node:crypto';
import { parse } from 'csv-parse/sync';
import type { ExportedPrediction } from '../domain/exchange/person-export.ts';
import { CLAIM_MAX, type Instant, type Outcome, PROSE_MAX } from '../domain/prediction/prediction.ts';
import { isLate } from '../domain/prediction/windows.ts';
import type { FileRead } from './read-file.ts';

/** A row of Fatebook's export: one forecast by one person on one question, or on one option of it. */
interface Row {
  readonly line: number;
  readonly cells: Readonly<Record<string, string>>;
}

const TITLE = 'Question title';
const OPTION = 'Multiple choice option';
const BY = 'Forecast created by';
const FORECAST = 'Forecast (scale = 0-1)';
const GIVEN = 'Forecast created at';
const CREATED = 'Question created at';
const DUE = 'Question resolve by';
const RESOLUTION = 'Resolution';
const RESOLVED = 'Resolved at';
const NOTES = 'Question notes';
const NEEDED = [TITLE, BY, FORECAST, GIVEN, CREATED, DUE, RESOLUTION, RESOLVED];

/** Whether this looks like what Fatebook exports. */
export const isFatebook = (content: string): boolean =>
  content.slice(0, content.indexOf('\n')).replaceAll('"', '').startsWith(TITLE);

/**
 * Reads what Fatebook exports. Each question becomes a binary prediction, each option of a multiple choice one of its
 * own, since Fatebook scores them one by one; one without a percent of the forecaster's is left out. Its times, which
 * name no zone, are taken as UTC.
 *
 * @see https://github.com/Sage-Future/fatebook (lib/web/export.ts)
 */
export function readFatebook(content: string, forecaster: string | null): FileRead {
  let rows: readonly Row[];
  try {
    rows = parse<Row['cells']>(content, { columns: true, skip_empty_lines: true, info: true }).map(toRow);
  } catch (error) {
    return { predictions: null, problems: [error instanceof Error ? error.message : String(error)] };
  }
  const missing = NEEDED.filter((column) => rows[0] && !(column in rows[0].cells));
  if (missing.length > 0)
    return { predictions: null, problems: [`These columns are missing: ${missing.join(', ')}.`] };
  const people = [...new Set(rows.map(({ cells }) => cells[BY] ?? ''))];
  const [only] = people;
  const meant = forecaster ?? (people.length === 1 ? only : undefined);
  if (meant === undefined || !people.includes(meant))
    return {
      predictions: null,
      problems: [`Say with --forecaster whose forecasts are meant: ${people.join(', ')}.`],
    };
  const mine = rows.filter(({ cells }) => cells[BY] === meant);
  const problems = mine.flatMap(problemsOf);
  if (problems.length > 0) return { predictions: null, problems };
  return { predictions: [...byQuestion(mine).values()].map(toPrediction), problems: [] };
}

/** With `info` csv-parse gives the record together with where it ended. */
function toRow(parsed: unknown): Row {
  const { record, info } = parsed as {
    readonly record: Row['cells'];
    readonly info: { readonly lines: number };
  };
  return { line: info.lines, cells: record };
}

function problemsOf({ line, cells }: Row): string[] {
  const at = (column: string, says: string) => `line ${line}, ${column}: "${cells[column] ?? ''}" ${says}`;
  const probability = Number(cells[FORECAST]);
  const isProbability = cells[FORECAST]?.trim() && probability >= 0 && probability <= 1;
  return [
    ...(isProbability ? [] : [at(FORECAST, 'is no number from 0 to 1')]),
    ...[GIVEN, CREATED, DUE]
      .filter((column) => !instantOf(cells[column]))
      .map((column) => at(column, NO_TIME)),
    ...(cells[TITLE]?.trim() ? [] : [at(TITLE, 'is empty')]),
    ...(outcomeOf(cells[RESOLUTION]) === undefined
      ? [at(RESOLUTION, 'is none of YES, NO, AMBIGUOUS, OTHER')]
      : []),
    ...(cells[RESOLUTION]?.trim() && !instantOf(cells[RESOLVED]) ? [at(RESOLVED, NO_TIME)] : []),
  ];
}

const NO_TIME = 'is no time like 2024-03-01 09:30:00';

/** Rows of one question, or of one option of it, by an id that is the same whenever the file is read. */
function byQuestion(rows: readonly Row[]): Map<string, { readonly id: string; readonly rows: Row[] }> {
  const questions = new Map<string, { readonly id: string; readonly rows: Row[] }>();
  for (const row of rows) {
    const name = JSON.stringify([row.cells[TITLE], row.cells[CREATED], row.cells[OPTION] ?? '']);
    const known = questions.get(name) ?? { id: `fatebook-${hash(name)}`, rows: [] };
    known.rows.push(row);
    questions.set(name, known);
  }
  return questions;
}

function toPrediction({
  id,
  rows,
}: {
  readonly id: string;
  readonly rows: readonly Row[];
}): ExportedPrediction {
  const cells = rows[0]?.cells ?? {};
  const [recordedAt, dueAt] = [must(cells[CREATED]), must(cells[DUE])];
  const option = cells[OPTION]?.trim();
  const outcome = outcomeOf(cells[RESOLUTION]) ?? null;
  const answeredAt = outcome && must(cells[RESOLVED]);
  const given = rows.map((row) => must(row.cells[GIVEN])).sort();
  return {
    ...PLAIN,
    id,
    claim: cut(option ? `${cells[TITLE]?.trim()}: ${option}` : (cells[TITLE] ?? '').trim(), CLAIM_MAX),
    recordedAt,
    due: { rule: 'time', at: dueAt, phrase: null, isChosen: true },
    closedAt: answeredAt ?? null,
    forecasts: rows.map((row) => ({
      id: `fatebook-${hash(`${id} ${row.cells[GIVEN]} ${row.cells[FORECAST]}`)}`,
      givenAt: must(row.cells[GIVEN]),
      value: { kind: 'binary', percent: Math.round(Number(row.cells[FORECAST]) * 100) },
      // Whether the first was late is what counts; updates are never scored.
      isLate: isLate(given[0] ?? recordedAt, { recordedAt, dueAt }, null),
      ageSeconds: null,
    })),
    answerSeq: outcome ? 1 : 0,
    answer:
      outcome && answeredAt
        ? {
            id,
            outcome,
            at: answeredAt,
            note: cut(cells[NOTES] ?? '', PROSE_MAX) || null,
            lesson: null,
            why: null,
          }
        : null,
  };
}

const PLAIN = {
  isOwn: true,
  kind: 'binary',
  reason: null,
  metric: null,
  comparator: null,
  threshold: null,
  unit: null,
  scale: 'linear',
  scoringUnit: null,
  reference: null,
  options: [],
  tags: [],
  run: { label: null, url: null },
  dueSeq: 1,
  wakesAtNight: false,
  fellDueAt: null,
  hidesForecasts: true,
  sharedIn: null,
  editedAt: null,
  score: null,
} as const;

/** Null while open; undefined for a word that Fatebook does not write. */
function outcomeOf(word: string | undefined): Outcome | null | undefined {
  switch ((word ?? '').trim().toUpperCase()) {
    case '':
      return null;
    case 'YES':
      return { kind: 'yes' };
    case 'NO':
      return { kind: 'no' };
    case 'AMBIGUOUS':
    case 'OTHER':
      return { kind: 'void', reason: 'cannot-tell' };
    default:
      return undefined;
  }
}

/** `2024-03-01 09:30:5` as Fatebook writes it (seconds without a zero), or any ISO instant; without a zone it is UTC. */
function instantOf(text: string | undefined): Instant | null {
  const found = TIME.exec(text ?? '');
  if (!found) return null;
  const [, date, minutes, seconds = '0', fraction = '', zone = 'Z'] = found;
  const at = Date.parse(`${date}T${minutes}:${seconds.padStart(2, '0')}${fraction}${zone}`);
  return Number.isNaN(at) ? null : new Date(at).toISOString();
}

const TIME = /^\s*(\d{4}-\d{2}-\d{2})[T ](\d{2}:\d{2})(?::(\d{1,2})(\.\d+)?)?\s*(Z|[+-]\d{2}:\d{2})?\s*$/;

/** Once the row has been checked. */
function must(text: string | undefined): Instant {
  const instant = instantOf(text);
  if (instant === null) throw new Error('an unchecked time was read');
  return instant;
}

const hash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 24);
const cut = (text: string, max: number): string => text.slice(0, max).toWellFormed();
