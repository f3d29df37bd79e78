import type { InputBlock } from '@slack/types';
import { type RecordForm, WHEN_PRESETS } from '../../../../domain/capture/form.ts';
import { fieldId } from '../../../ids/capture.ts';
import { optionOf, selectField, textField } from '../../inputs.ts';

/** When to ask: one of the usual times, or any other in words. */
export const whenFields = (form: Pick<RecordForm, 'whenPreset' | 'whenTyped'>): InputBlock[] => [
  selectField(fieldId('whenPreset'), {
    label: 'When shall Hunch ask what happened?',
    placeholder: 'Tomorrow 09:00, or when the run finishes',
    options: WHEN_PRESETS.map((words) => optionOf(words, words)),
    initial: form.whenPreset,
    optional: true,
  }),
  textField(fieldId('whenTyped'), {
    label: 'Or at another time',
    placeholder: 'thu 15:30 · in 90 min · 12 Dec 10:00',
    hint: 'In your own time zone, at most two years ahead.',
    initial: form.whenTyped,
    optional: true,
  }),
];
