import { EMPTY_FORM, type RecordForm } from '../../domain/capture/form.ts';
import type { Kind } from '../../domain/prediction/prediction.ts';
import { captureIds, fieldId } from '../ids/capture.ts';

/** What Slack says of one element of a view; only what Hunch's fields use. */
interface ElementState {
  readonly value?: string | null;
  readonly selected_option?: { readonly value?: string } | null;
  readonly selected_options?: readonly { readonly value?: string }[];
  readonly selected_conversation?: string | null;
}

/** `view.state.values`: by block, then by element. */
export type ViewValues = Readonly<Record<string, Readonly<Record<string, ElementState>>>>;

/** What stands in the record form; fields that the form does not show at present are empty. */
export function readRecordForm(values: ViewValues): RecordForm {
  const text = (field: string) => element(values, fieldId(field))?.value ?? '';
  const choice = (id: string) => element(values, id)?.selected_option?.value ?? '';
  return {
    kind: kindOf(choice(captureIds.kind)),
    claim: text('claim'),
    percent: text('percent'),
    metric: text('metric'),
    unit: text('unit'),
    low: text('low'),
    median: text('median'),
    high: text('high'),
    level: text('level'),
    scale: choice(fieldId('scale')) === 'log' ? 'log' : 'linear',
    options: text('options'),
    whenPreset: choice(fieldId('whenPreset')),
    whenTyped: text('whenTyped'),
    run: text('run'),
    recentRun: choice(captureIds.recentRun),
    tags: (element(values, captureIds.tags)?.selected_options ?? []).flatMap((option) => option.value ?? []),
    because: text('because'),
    reference: text('reference'),
    shareChannelId: element(values, fieldId('shareChannelId'))?.selected_conversation ?? '',
    hidesForecasts: (element(values, fieldId('hidesForecasts'))?.selected_options ?? []).length > 0,
  };
}

const element = (values: ViewValues, id: string): ElementState | undefined => values[id]?.[id];

const kindOf = (value: string): Kind => (value === 'numeric' || value === 'choice' ? value : EMPTY_FORM.kind);
