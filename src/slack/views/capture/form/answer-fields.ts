import type { KnownBlock } from '@slack/types';
import type { RecordForm } from '../../../../domain/capture/form.ts';
import { fieldId } from '../../../ids/capture.ts';
import { optionOf, radioField, textField } from '../../inputs.ts';

/** The fields in which a forecast is said, as they differ by kind; `form` fills them. */
export function answerFields(form: RecordForm): KnownBlock[] {
  switch (form.kind) {
    case 'binary':
      return [percentField(form.percent)];
    case 'numeric':
      return numberFields(form);
    case 'choice':
      return [optionsField(form.options)];
  }
}

/** How likely, in any of the forms people type. */
export const percentField = (initial = ''): KnownBlock =>
  textField(fieldId('percent'), {
    label: 'How likely is it?',
    placeholder: '70',
    hint: 'Percent. 70, 70%, 7/10 and 3:1 are all understood; 0 and 100 mean certain.',
    initial,
  });

function numberFields(form: RecordForm): KnownBlock[] {
  return [
    textField(fieldId('metric'), {
      label: 'Metric',
      placeholder: 'val_loss',
      initial: form.metric,
      optional: true,
    }),
    textField(fieldId('unit'), {
      label: 'Unit',
      placeholder: 'h · tok/s · %',
      initial: form.unit,
      optional: true,
    }),
    ...intervalFields(form),
    radioField(fieldId('scale'), {
      label: 'Which differences matter?',
      options: [
        optionOf('linear', 'Plain differences: 1 to 2 is like 2 to 3'),
        optionOf('log', 'Ratios: 1 to 2 is like 2 to 4'),
      ],
      initial: form.scale,
    }),
  ];
}

/** Low, most likely, high and how often the truth should lie between. */
export function intervalFields(form: Pick<RecordForm, 'low' | 'median' | 'high' | 'level'>): KnownBlock[] {
  return [
    textField(fieldId('low'), { label: 'Low', placeholder: '0.31', initial: form.low }),
    textField(fieldId('median'), {
      label: 'Most likely',
      placeholder: '0.34',
      hint: 'Empty: the middle of low and high.',
      initial: form.median,
      optional: true,
    }),
    textField(fieldId('high'), { label: 'High', placeholder: '0.38', initial: form.high }),
    textField(fieldId('level'), {
      label: 'How sure that it lies between low and high?',
      placeholder: '80',
      hint: 'Percent. Empty: 80.',
      initial: form.level,
      optional: true,
    }),
  ];
}

const optionsField = (initial: string): KnownBlock =>
  textField(fieldId('options'), {
    label: 'Options, one a line, each with its percent',
    placeholder: 'overfits by epoch 10  45\nstill improving  45\nNaN  10',
    hint: 'Two to eight options; the percents sum to 100.',
    initial,
    multiline: true,
  });
