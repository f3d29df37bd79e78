import type { Kind } from '../prediction/prediction.ts';

/** What stands in the fields of the record form, exactly as typed; an empty field is an empty text. */
export interface RecordForm {
  readonly kind: Kind;
  readonly claim: string;
  /** Binary: how likely, in any of the forms people type. */
  readonly percent: string;
  readonly metric: string;
  readonly unit: string;
  readonly low: string;
  readonly median: string;
  readonly high: string;
  readonly level: string;
  readonly scale: 'linear' | 'log';
  /** Choice: one option a line, `label 45`. */
  readonly options: string;
  /** A preset; typed words win over it. */
  readonly whenPreset: string;
  readonly whenTyped: string;
  /** A link or a name. */
  readonly run: string;
  /** Row id of a run chosen from the recent ones; a typed run wins over it. */
  readonly recentRun: string;
  readonly tags: readonly string[];
  readonly because: string;
  /** What the claim compares with, and its value today: `baseline 61.2`. */
  readonly reference: string;
  /** Channel to share in; empty keeps it private. */
  readonly shareChannelId: string;
  readonly hidesForecasts: boolean;
}

/** A form in which nothing was typed yet. */
export const EMPTY_FORM: RecordForm = {
  kind: 'binary',
  claim: '',
  percent: '',
  metric: '',
  unit: '',
  low: '',
  median: '',
  high: '',
  level: '',
  scale: 'linear',
  options: '',
  whenPreset: '',
  whenTyped: '',
  run: '',
  recentRun: '',
  tags: [],
  because: '',
  reference: '',
  shareChannelId: '',
  hidesForecasts: true,
};

/** The fields that can be wrong, each with a sentence that says how to mend it. */
export type FormProblems = Partial<Record<FormField, string>>;
export type FormField = Exclude<keyof RecordForm, 'kind' | 'scale' | 'hidesForecasts'>;

/** When to ask: the words offered, which the reader of times understands like typed ones. */
export const WHEN_PRESETS = [
  'in 1 h',
  'in 3 h',
  'in 6 h',
  'today 18:00',
  'tomorrow 09:00',
  'Friday 17:00',
  'Monday 09:00',
  'when the run finishes',
] as const;
