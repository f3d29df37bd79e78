import {
  a,
  type Demand,
  exactlyOne,
  integer,
  list,
  may,
  must,
  oneOf,
  plainText,
  type Shape,
  shape,
  text,
} from '../rule.ts';
import { actionId, confirm, focus, placeholder, webAddress } from './texts.ts';

const ELEMENTS = 'reference/block-kit/block-elements';
const option = { text: { type: 'plain_text', text: 'One' }, value: 'one' };
const stranger = { text: { type: 'plain_text', text: 'Stranger' }, value: 'stranger' };

interface WithOptions {
  readonly options?: readonly unknown[];
  readonly option_groups?: readonly { readonly options?: readonly unknown[] }[];
  readonly initial_option?: unknown;
  readonly initial_options?: readonly unknown[];
}

const initialAmongOptions: Demand = {
  says: 'initial option must be among the options',
  holds: (value: WithOptions) => {
    const all = [
      ...(value.options ?? []),
      ...(value.option_groups ?? []).flatMap((each) => each.options ?? []),
    ];
    const known = new Set(all.map(optionKey));
    const initial = [
      ...(value.initial_options ?? []),
      ...(value.initial_option ? [value.initial_option] : []),
    ];
    return initial.every((each) => known.has(optionKey(each)));
  },
  brokenBy: {},
};

/** Options are the same when text and value are; Slack fills in the rest. */
function optionKey(candidate: unknown): string {
  const { text: label, value } = (candidate ?? {}) as { text?: { text?: unknown }; value?: unknown };
  return JSON.stringify([label?.text, value]);
}

const uniqueValues: Demand = {
  says: 'option values must be unique',
  holds: ({ options }: WithOptions) =>
    new Set((options ?? []).map(optionValue)).size === (options ?? []).length,
  brokenBy: { options: [option, option] },
};

function optionValue(candidate: unknown): unknown {
  return (candidate as { value?: unknown } | null)?.value;
}

/** Elements with which people press or pick from what they are given. */
export const choiceShapes: readonly Shape[] = [
  shape('button', `${ELEMENTS}/button-element`, {
    text: must(plainText(75)),
    action_id: actionId,
    value: may(text(2_000)),
    url: may(webAddress),
    style: may(oneOf('primary', 'danger')),
    confirm,
    accessibility_label: may(text(75)),
  }),
  shape(
    'overflow',
    `${ELEMENTS}/overflow-menu-element`,
    { action_id: actionId, options: must(list(['overflow option'], 5)), confirm },
    { demands: [uniqueValues] },
  ),
  shape(
    'radio_buttons',
    `${ELEMENTS}/radio-button-group-element`,
    {
      action_id: actionId,
      options: must(list(['rich option'], 10)),
      initial_option: may(a('rich option')),
      confirm,
      focus_on_load: focus,
    },
    { demands: [uniqueValues, { ...initialAmongOptions, brokenBy: { initial_option: stranger } }] },
  ),
  shape(
    'checkboxes',
    `${ELEMENTS}/checkboxes-element`,
    {
      action_id: actionId,
      options: must(list(['rich option'], 10)),
      initial_options: may(list(['rich option'], 10)),
      confirm,
      focus_on_load: focus,
    },
    { demands: [uniqueValues, { ...initialAmongOptions, brokenBy: { initial_options: [stranger] } }] },
  ),
  shape(
    'static_select',
    `${ELEMENTS}/select-menu-element`,
    {
      action_id: actionId,
      options: may(list(['option'], 100)),
      option_groups: may(list(['option group'], 100)),
      initial_option: may(a('option')),
      placeholder,
      confirm,
      focus_on_load: focus,
    },
    {
      demands: [
        exactlyOne(['options', 'option_groups'], {
          options: [option],
          option_groups: [{ label: { type: 'plain_text', text: 'Group' }, options: [option] }],
        }),
        { ...initialAmongOptions, brokenBy: { initial_option: stranger } },
      ],
    },
  ),
  shape(
    'multi_static_select',
    `${ELEMENTS}/multi-select-menu-element`,
    {
      action_id: actionId,
      options: may(list(['option'], 100)),
      option_groups: may(list(['option group'], 100)),
      initial_options: may(list(['option'], 100)),
      max_selected_items: may(integer(1, 100)),
      placeholder,
      confirm,
      focus_on_load: focus,
    },
    {
      demands: [
        exactlyOne(['options', 'option_groups'], {
          options: [option],
          option_groups: [{ label: { type: 'plain_text', text: 'Group' }, options: [option] }],
        }),
        { ...initialAmongOptions, brokenBy: { initial_options: [stranger] } },
      ],
    },
  ),
  shape(
    'suggestions',
    `${ELEMENTS}/select-menu-element`,
    // Unlike in a select of its own, no options at all is an answer here.
    { options: may(list(['option'], 100, 0)), option_groups: may(list(['option group'], 100, 0)) },
    {
      type: null,
      demands: [exactlyOne(['options', 'option_groups'], { options: [option], option_groups: [] })],
    },
  ),
  shape('feedback_buttons', `${ELEMENTS}/feedback-buttons-element`, {
    action_id: actionId,
    positive_button: must(a('feedback button')),
    negative_button: must(a('feedback button')),
  }),
  shape(
    'feedback button',
    `${ELEMENTS}/feedback-buttons-element`,
    { text: must(plainText(75)), value: must(text(2_000)), accessibility_label: may(text(75)) },
    { type: null },
  ),
  shape('icon_button', `${ELEMENTS}/icon-button-element`, {
    action_id: actionId,
    icon: must(oneOf('trash')),
    text: must(plainText(75)),
    value: may(text(2_000)),
    confirm,
    accessibility_label: may(text(75)),
  }),
  shape(
    'image element',
    `${ELEMENTS}/image-element`,
    { alt_text: must(text(2_000)), image_url: may(webAddress), slack_file: may(a('slack_file')) },
    {
      type: 'image',
      demands: [
        exactlyOne(['image_url', 'slack_file'], {
          image_url: 'https://pictures.example/a.png',
          slack_file: { id: 'F00000000A' },
        }),
      ],
    },
  ),
];
