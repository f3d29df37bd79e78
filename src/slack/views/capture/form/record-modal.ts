import type { KnownBlock, ModalView } from '@slack/types';
import { EMPTY_FORM, type RecordForm } from '../../../../domain/capture/form.ts';
import { findReference } from '../../../../domain/reading/extract/names.ts';
import { captureIds, fieldId } from '../../../ids/capture.ts';
import { plain } from '../../../mrkdwn.ts';
import { encodeModal, type ModalPayload } from '../../../payloads/capture.ts';
import { optionOf, present, radioField, textField } from '../../inputs.ts';
import { answerFields } from './answer-fields.ts';
import { hideField, recentRunField, shareField, tagsField } from './choice-fields.ts';
import { whenFields } from './when-fields.ts';

/** What the record form is opened with. */
export interface RecordModalOpening {
  readonly form?: Partial<RecordForm>;
  readonly payload?: ModalPayload;
  /** Changing one that is recorded, rather than recording a new one. */
  readonly changes?: boolean;
}

/**
 * The form that records a prediction or changes one; filled with what is known. Built without looking anything up,
 * because it must be the first thing that leaves.
 */
export function recordModal(opening: RecordModalOpening = {}): ModalView {
  const form: RecordForm = { ...EMPTY_FORM, ...opening.form };
  return {
    type: 'modal',
    callback_id: opening.changes ? captureIds.editModal : captureIds.recordModal,
    private_metadata: encodeModal(opening.payload ?? {}),
    title: plain(opening.changes ? 'Change a prediction' : 'Record a prediction'),
    submit: plain(opening.changes ? 'Save' : 'Record'),
    close: plain('Cancel'),
    blocks: [...claimFields(form), ...answerFields(form), ...circumstances(form, opening.changes ?? false)],
  };
}

function claimFields(form: RecordForm): KnownBlock[] {
  return [
    textField(fieldId('claim'), {
      label: CLAIM_LABEL[form.kind],
      placeholder: CLAIM_EXAMPLE[form.kind],
      initial: form.claim,
      multiline: true,
    }),
    radioField(captureIds.kind, {
      label: 'How will it be answered?',
      options: [
        optionOf('binary', 'Yes or no'),
        optionOf('numeric', 'A number'),
        optionOf('choice', 'One of several options'),
      ],
      initial: form.kind,
      dispatches: true,
    }),
  ];
}

function circumstances(form: RecordForm, changes: boolean): KnownBlock[] {
  return present([
    ...whenFields(form),
    textField(fieldId('run'), {
      label: 'Run',
      placeholder: 'A link or a name',
      initial: form.run,
      optional: true,
    }),
    recentRunField(),
    tagsField(form.tags),
    textField(fieldId('because'), {
      label: 'Because',
      placeholder: 'What makes you think so? You will read it again afterwards.',
      initial: form.because,
      multiline: true,
      optional: true,
    }),
    namesReference(form) ? referenceField(form.reference || (findReference(form.claim) ?? '')) : null,
    changes ? null : shareField(form.shareChannelId),
    changes ? null : hideField(form.hidesForecasts),
  ]);
}

/** Asked only where the claim compares with something ("beats the baseline"). */
const namesReference = ({ reference, claim }: RecordForm): boolean =>
  reference !== '' || findReference(claim) !== null;

const referenceField = (initial: string): KnownBlock =>
  textField(fieldId('reference'), {
    label: 'Compared with',
    placeholder: 'baseline 61.2',
    hint: 'A name and its value today; Hunch shows both when it asks.',
    initial,
    optional: true,
  });

const CLAIM_LABEL = {
  binary: 'What will happen?',
  numeric: 'Which number?',
  choice: 'What is open?',
} as const;

const CLAIM_EXAMPLE = {
  binary: 'val_loss < 0.35',
  numeric: 'Final val_loss of the sweep',
  choice: 'How does the long run end?',
} as const;
