import type { Due, ForecastValue, Instant, Scale } from '../prediction/prediction.ts';
import type { ClaimRead, DueRead } from '../reading/reading.ts';
import { plusMs } from '../time/wall.ts';
import { nextWorkingMorning } from '../time/working-hours.ts';
import type { Proposal } from './proposal.ts';
import type { ProposalWithoutPercent } from './understanding.ts';

/** What relative times and working days in a line mean. */
export interface LineContext {
  /** The moment of typing (world time). */
  readonly typedAt: Instant;
  /** The author's IANA zone. */
  readonly zone: string;
  readonly workDays: readonly number[];
  /** Metrics of which the author's team said that less is better, in lower case. */
  readonly lowerIsBetter?: readonly string[];
  /** The run at whose start it was typed; one that the line names itself comes first. */
  readonly run?: Proposal['run'] | null;
}

/** The level of an interval where none was given, in percent. */
export const DEFAULT_LEVEL = 80;
/** How long a run may take before Hunch asks anyway, where nobody said when it ends. */
const RUN_FALLBACK_MS = 24 * 60 * 60_000;

/** Everything a reading says but how likely it is. */
export function proposalBase(read: ClaimRead, context: LineContext): ProposalWithoutPercent {
  const { run } = read;
  const given = run === null ? (context.run ?? null) : null;
  return {
    kind: read.kind,
    claim: read.claim,
    reason: read.reason,
    metric: read.metric,
    comparator: read.comparator,
    threshold: read.threshold,
    unit: read.unit,
    scale: read.scale,
    scoringUnit: null,
    reference: read.referenceName === null ? null : { name: read.referenceName, value: null },
    options: read.options.map((option) => option.label),
    tags: read.tags,
    hidesForecasts: true,
    run: given ?? { rowId: null, label: run?.name ?? run?.runId ?? null, url: run?.url ?? null },
    due: dueOf(read.due, run !== null || given !== null, context),
  };
}

/**
 * When to ask: as the author said; else when the run finishes, where one is named; else 09:00 of their next working
 * day.
 */
export function dueOf(due: DueRead | null, namesRun: boolean, context: LineContext): Due {
  const fallback = plusMs(context.typedAt, RUN_FALLBACK_MS);
  if (due) return { rule: due.rule, at: due.at ?? fallback, phrase: due.phrase, isChosen: true };
  if (namesRun) return { rule: 'run', at: fallback, phrase: null, isChosen: false };
  return { rule: 'time', at: nextWorkingMorning(context.typedAt, context), phrase: null, isChosen: false };
}

/** What a reading says of how likely it is; null where something of it is missing. */
export function forecastOf(read: ClaimRead): ForecastValue | null {
  switch (read.kind) {
    case 'binary':
      return read.percent === null ? null : { kind: 'binary', percent: read.percent };
    case 'choice': {
      const percents = read.options.flatMap((option) => option.percent ?? []);
      return percents.length === read.options.length ? { kind: 'choice', percents } : null;
    }
    case 'numeric':
      return read.low === null || read.high === null
        ? null
        : intervalOf(read.low, read.median, read.high, read.level, read.scale);
  }
}

/** An interval with what was left out filled in: the middle on the scale, 80 percent. */
export function intervalOf(
  low: number,
  median: number | null,
  high: number,
  level: number | null,
  scale: Scale,
): ForecastValue {
  return {
    kind: 'numeric',
    low,
    median: median ?? middle(low, high, scale),
    high,
    level: level ?? DEFAULT_LEVEL,
    isMedianImputed: median === null,
  };
}

/** The midpoint of differences, or of ratios where both ends are positive. */
function middle(low: number, high: number, scale: Scale): number {
  return scale === 'log' && low > 0 && high > 0
    ? Number((Math.sqrt(low) * Math.sqrt(high)).toPrecision(15))
    : low / 2 + high / 2;
}
