import { type Demand, flag, list, may, must, plainText, type Shape, shape, text } from '../rule.ts';
import { SURFACES } from './blocks.ts';

const base = {
  private_metadata: may(text(3_000, 0)),
  callback_id: may(text(255, 0)),
  external_id: may(text(255, 0)),
};

const submitWithInputs: Demand = {
  says: 'submit is required when a modal has input blocks',
  holds: (value) =>
    value['submit'] !== undefined ||
    !Array.isArray(value['blocks']) ||
    !value['blocks'].some((each: { type?: unknown } | null) => each?.type === 'input'),
  brokenBy: {
    submit: undefined,
    blocks: [
      { type: 'input', label: { type: 'plain_text', text: 'Claim' }, element: { type: 'plain_text_input' } },
    ],
  },
};

/** Modals and Home tabs. */
export const viewShapes: readonly Shape[] = [
  shape(
    'modal',
    'reference/views/modal-views',
    {
      ...base,
      title: must(plainText(24)),
      submit: may(plainText(24)),
      close: may(plainText(24)),
      blocks: must(list(SURFACES.modal, 100, 0)),
      clear_on_close: may(flag),
      notify_on_close: may(flag),
      submit_disabled: may(flag),
    },
    { demands: [submitWithInputs] },
  ),
  shape('home', 'reference/views/home-tab-views', { ...base, blocks: must(list(SURFACES.home, 100, 0)) }),
];
