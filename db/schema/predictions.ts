import type { Generated } from 'kysely';

interface RunsTable {
  team_id: string;
  id: string;
  source: Generated<string>;
  entity: Generated<string>;
  project: Generated<string>;
  run_id: string;
  run_name: Generated<string>;
  run_group: Generated<string>;
  job_type: Generated<string>;
  url: string | null;
  owner_id: string | null;
  owner_hint: string | null;
  token_id: string | null;
  state: 'pending' | 'running' | 'finished' | 'failed' | 'crashed' | 'killed';
  attempt: Generated<number>;
  config: Generated<string>;
  summary: Generated<string>;
  tags: Generated<string>;
  notes: string | null;
  error: string | null;
  exit_code: number | null;
  started_at: string | null;
  ended_at: string | null;
  expected_end_at: string | null;
  first_reported_at: string;
  reported_at: string;
  prompt: Generated<'auto' | 'now' | 'never'>;
}

interface MetricsTable {
  team_id: string;
  metric: string;
  direction: 'lower' | 'higher' | null;
  scale: 'linear' | 'log' | null;
  unit: string | null;
  scoring_unit: number | null;
  reference_value: number | null;
  updated_at: string;
}

interface PredictionsTable {
  team_id: string;
  id: string;
  origin_key: string;
  author_id: string;
  asked_id: string;
  kind: 'binary' | 'numeric' | 'choice';
  claim: string;
  reason: string | null;
  metric: string | null;
  comparator: '<' | '<=' | '>' | '>=' | '=' | null;
  threshold: number | null;
  unit: string | null;
  scale: Generated<'linear' | 'log'>;
  scoring_unit: number | null;
  reference_name: string | null;
  reference_value: number | null;
  run_row_id: string | null;
  run_label: string | null;
  run_url: string | null;
  recorded_at: string;
  due_rule: 'time' | 'run';
  due_at: string;
  due_phrase: string | null;
  due_seq: Generated<number>;
  is_due_chosen: Generated<0 | 1>;
  wakes_at_night: Generated<0 | 1>;
  closed_at: string | null;
  fell_due_at: string | null;
  reminder_step: Generated<number>;
  next_reminder_at: string | null;
  hides_forecasts: Generated<0 | 1>;
  shared_channel_id: string | null;
  shared_at: string | null;
  edited_at: string | null;
  withdrawn_at: string | null;
  answer_id: string | null;
  outcome: 'yes' | 'no' | 'number' | 'option' | 'void' | null;
  outcome_number: number | null;
  outcome_option: number | null;
  void_reason: 'cannot-tell' | 'withdrawn' | 'diverged' | 'admin' | null;
  answered_at: string | null;
  answered_by: string | null;
  answer_seq: Generated<number>;
  note: string | null;
  lesson: string | null;
  why: 'wrong-belief' | 'bug' | 'luck' | 'cannot-tell' | null;
}

interface PredictionOptionsTable {
  team_id: string;
  prediction_id: string;
  position: number;
  label: string;
}

interface PredictionTagsTable {
  team_id: string;
  prediction_id: string;
  tag: string;
}

interface PredictionWordsTable {
  team_id: string;
  prediction_id: string;
  word: string;
}

interface ForecastsTable {
  team_id: string;
  id: string;
  prediction_id: string;
  user_id: string;
  origin_key: string;
  given_at: string;
  percent: number | null;
  percents: string | null;
  low: number | null;
  median: number | null;
  high: number | null;
  level: number | null;
  is_median_imputed: Generated<0 | 1>;
  is_late: Generated<0 | 1>;
  age_seconds: number | null;
}

interface CardsTable {
  team_id: string;
  prediction_id: string;
  channel_id: string;
  ts: string | null;
  thread_ts: string | null;
  wanted: Generated<number>;
  shown: Generated<number>;
  not_before: string | null;
  attempts: Generated<number>;
  gone_reason: string | null;
}

interface DraftsTable {
  team_id: string;
  id: string;
  user_id: string;
  origin_key: string;
  text: string;
  form: string | null;
  channel_id: string | null;
  typed_at: string;
  expires_at: string;
}

/** Runs, metrics, predictions with their parts, forecasts, cards and drafts. */
export interface PredictionsTables {
  runs: RunsTable;
  metrics: MetricsTable;
  predictions: PredictionsTable;
  prediction_options: PredictionOptionsTable;
  prediction_tags: PredictionTagsTable;
  prediction_words: PredictionWordsTable;
  forecasts: ForecastsTable;
  cards: CardsTable;
  drafts: DraftsTable;
}
