import { stringify } from 'csv-stringify/sync';
import type { ExportedPrediction, PersonExport } from '../domain/exchange/person-export.ts';
import type { ForecastValue, Outcome } from '../domain/prediction/prediction.ts';

/**
 * An export as a table for a spreadsheet, by RFC 4180: a row for each forecast, or one for a prediction without any.
 * Text that a spreadsheet would take for a formula gets an apostrophe; numbers stay numbers.
 */
export function exportCsv({ predictions }: Pick<PersonExport, 'predictions'>): string {
  const rows = predictions.flatMap((prediction) => {
    const forecasts = prediction.forecasts.length > 0 ? prediction.forecasts : [null];
    return forecasts.map((forecast) => ({ ...predictionCells(prediction), ...forecastCells(forecast) }));
  });
  return stringify(rows, {
    header: true,
    columns: [...COLUMNS],
    // Excel takes a file without it for the machine's old encoding.
    bom: true,
    record_delimiter: 'windows',
    escape_formulas: true,
    cast: { number: (value) => ({ value: String(value), escape_formulas: false }) },
  });
}

const COLUMNS = [
  'prediction_id',
  'recorded_at',
  'recorded_by_you',
  'kind',
  'claim',
  'metric',
  'comparator',
  'threshold',
  'unit',
  'scale',
  'options',
  'tags',
  'run',
  'run_url',
  'reason',
  'shared_in',
  'due_at',
  'forecast_at',
  'percent',
  'percents',
  'low',
  'median',
  'high',
  'level',
  'late',
  'outcome',
  'outcome_value',
  'answered_at',
  'note',
  'lesson',
  'why',
  'surprise_bits',
  'brier',
  'wis',
] as const;

/** Undefined leaves a cell empty. */
type Cells = Partial<Record<(typeof COLUMNS)[number], string | number | undefined>>;

/** Between several things in one cell. */
const AND = '; ';

function predictionCells(prediction: ExportedPrediction): Cells {
  const { answer, score } = prediction;
  return {
    prediction_id: prediction.id,
    recorded_at: prediction.recordedAt,
    recorded_by_you: prediction.isOwn ? 'yes' : 'no',
    kind: prediction.kind,
    claim: prediction.claim,
    metric: prediction.metric ?? undefined,
    comparator: prediction.comparator ?? undefined,
    threshold: prediction.threshold ?? undefined,
    unit: prediction.unit ?? undefined,
    scale: prediction.kind === 'numeric' ? prediction.scale : undefined,
    options: prediction.options.join(AND),
    tags: prediction.tags.join(AND),
    run: prediction.run.label ?? undefined,
    run_url: prediction.run.url ?? undefined,
    reason: prediction.reason ?? undefined,
    shared_in: prediction.sharedIn ?? undefined,
    due_at: prediction.due.at,
    outcome: answer?.outcome.kind,
    outcome_value: answer ? outcomeValue(answer.outcome, prediction.options) : undefined,
    answered_at: answer?.at,
    note: answer?.note ?? undefined,
    lesson: answer?.lesson ?? undefined,
    why: answer?.why ?? undefined,
    surprise_bits: score?.surpriseBits,
    brier: score?.brier ?? undefined,
    wis: score?.wis ?? undefined,
  };
}

function forecastCells(forecast: ExportedPrediction['forecasts'][number] | null): Cells {
  if (forecast === null) return {};
  return {
    forecast_at: forecast.givenAt,
    late: forecast.isLate ? 'yes' : 'no',
    ...valueCells(forecast.value),
  };
}

function valueCells(value: ForecastValue): Cells {
  switch (value.kind) {
    case 'binary':
      return { percent: value.percent };
    case 'choice':
      return { percents: value.percents.join(AND) };
    case 'numeric':
      return { low: value.low, median: value.median, high: value.high, level: value.level };
  }
}

function outcomeValue(outcome: Outcome, options: readonly string[]): string | number | undefined {
  switch (outcome.kind) {
    case 'number':
      return outcome.value;
    case 'option':
      return options[outcome.option];
    case 'void':
      return outcome.reason;
    default:
      return undefined;
  }
}
