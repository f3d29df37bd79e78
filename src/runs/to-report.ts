import type { Instant } from '../domain/prediction/prediction.ts';
import type { RunReport } from '../domain/runs/report.ts';
import { flatten, isSecret } from '../domain/runs/scalars.ts';
import { readRunState } from '../domain/runs/state.ts';
import { toInstant } from '../domain/time/wall.ts';
import type { ReportBody } from './report-schema.ts';

const ERROR_MAX = 2000;
/** Unix times above this are milliseconds: in seconds it would be the year 5138. */
const MS_FROM = 1e11;

/** A body in Hunch's words. Throws a RangeError whose message is a sentence for a time that is none. */
export function toReport(body: ReportBody): RunReport {
  return {
    source: body.source?.toLowerCase() ?? '',
    entity: body.entity ?? '',
    project: body.project ?? '',
    runId: body.run_id ?? null,
    runName: body.run_name ?? null,
    state: body.state === undefined ? null : readRunState(body.state),
    group: body.group ?? null,
    jobType: body.job_type ?? null,
    url: body.url && /^https?:\/\//.test(body.url) ? body.url : null,
    user: body.user ?? null,
    notes: body.notes ?? null,
    config: flatten(body.config ?? {}, isSecret),
    summary: flatten(body.summary ?? {}),
    tags: body.tags ?? [],
    startedAt: instantOf(body.started_at, 'started_at'),
    finishedAt: instantOf(body.finished_at, 'finished_at'),
    expectedEndAt: instantOf(body.expected_end_at, 'expected_end_at'),
    exitCode: body.exit_code === undefined ? null : signed(body.exit_code),
    error: errorOf(body.error),
    prompt: body.prompt ?? null,
    isResumed: body.resumed === true || (body.attempt ?? 1) > 1,
  };
}

/** An exit code as a database keeps it: Windows gives 32 bits without a sign (3221225477 is -1073741819). */
const signed = (code: number): number => (code >= 2 ** 31 ? code - 2 ** 32 : code);

function instantOf(given: string | number | undefined, field: string): Instant | null {
  if (given === undefined) return null;
  const number = Number(given);
  const ms = Number.isFinite(number)
    ? Math.abs(number) >= MS_FROM
      ? number
      : number * 1000
    : Date.parse(String(given));
  // Years 1970 to 9999: later ones do not sort as text.
  if (Number.isNaN(ms) || ms < 0 || ms > 253_402_300_799_999)
    throw new RangeError(`${field}: "${given}" is no time; send ISO 8601 or unix seconds`);
  return toInstant(ms);
}

/** Class and message, never a traceback, which may hold paths and secrets. */
function errorOf(error: ReportBody['error']): string | null {
  if (error === undefined) return null;
  const words = typeof error === 'string' ? error : [error.type, error.message].filter(Boolean).join(': ');
  return words.slice(0, ERROR_MAX) || null;
}
