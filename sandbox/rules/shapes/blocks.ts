import {
  a,
  anyText,
  type Demand,
  exactlyOne,
  flag,
  list,
  may,
  must,
  plainText,
  type Shape,
  shape,
  text,
} from '../rule.ts';
import { webAddress } from './texts.ts';

const BLOCKS = 'reference/block-kit/blocks';

const SELECTS = [
  'static_select',
  'external_select',
  'users_select',
  'channels_select',
  'conversations_select',
];
const PICKERS = [
  ...SELECTS,
  ...SELECTS.map((each) => `multi_${each}`),
  'datepicker',
  'timepicker',
  'radio_buttons',
  'checkboxes',
];

/** Elements each place takes. @see https://docs.slack.dev/reference/block-kit/block-elements */
const PLACES = {
  accessory: ['button', 'overflow', 'image element', ...PICKERS],
  actions: ['button', 'overflow', 'datetimepicker', 'rich_text_input', ...PICKERS],
  input: [
    'plain_text_input',
    'number_input',
    'email_text_input',
    'url_text_input',
    'datetimepicker',
    'rich_text_input',
    'file_input',
    ...PICKERS,
  ],
} as const;

/** Blocks each surface takes. */
export const SURFACES = {
  message: [
    'section',
    'divider',
    'header',
    'context',
    'image',
    'actions',
    'rich_text',
    'input',
    'markdown',
    'table',
    'data_table',
    'data_visualization',
    'context_actions',
    'file',
    'video',
  ],
  modal: ['section', 'divider', 'header', 'context', 'image', 'actions', 'rich_text', 'input', 'video'],
  home: ['section', 'divider', 'header', 'context', 'image', 'actions', 'rich_text', 'input', 'video'],
} as const;

const block_id = may(text(255));

const somethingToShow: Demand = {
  says: 'must have text or fields',
  holds: (value) => value['text'] !== undefined || value['fields'] !== undefined,
  brokenBy: { text: undefined },
};

const noDispatchOfFiles: Demand = {
  says: 'a file input cannot dispatch actions',
  holds: (value) =>
    value['dispatch_action'] !== true ||
    (value['element'] as { type?: unknown } | null)?.type !== 'file_input',
  brokenBy: { dispatch_action: true, element: { type: 'file_input' } },
};

/** Blocks for all three surfaces. */
export const blockShapes: readonly Shape[] = [
  shape(
    'section',
    `${BLOCKS}/section-block`,
    {
      block_id,
      text: may(anyText(3_000)),
      fields: may(list(['plain field', 'mrkdwn field'], 10)),
      accessory: may(a(...PLACES.accessory)),
      expand: may(flag),
    },
    { demands: [somethingToShow] },
  ),
  shape('divider', `${BLOCKS}/divider-block`, { block_id }),
  shape('header', `${BLOCKS}/header-block`, { block_id, text: must(plainText(150)) }),
  shape('context', `${BLOCKS}/context-block`, {
    block_id,
    elements: must(list(['image element', 'plain_text', 'mrkdwn'], 10)),
  }),
  shape('actions', `${BLOCKS}/actions-block`, { block_id, elements: must(list(PLACES.actions, 25)) }),
  shape(
    'input',
    `${BLOCKS}/input-block`,
    {
      block_id,
      label: must(plainText(2_000)),
      element: must(a(...PLACES.input)),
      hint: may(plainText(2_000)),
      optional: may(flag),
      dispatch_action: may(flag),
    },
    { demands: [noDispatchOfFiles] },
  ),
  shape(
    'image',
    `${BLOCKS}/image-block`,
    {
      block_id,
      alt_text: must(text(2_000)),
      title: may(plainText(2_000)),
      image_url: may(webAddress),
      slack_file: may(a('slack_file')),
    },
    {
      demands: [
        exactlyOne(['image_url', 'slack_file'], {
          image_url: 'https://pictures.example/a.png',
          slack_file: { id: 'F00000000A' },
        }),
      ],
    },
  ),
  shape('video', `${BLOCKS}/video-block`, {
    block_id,
    alt_text: must(text(2_000)),
    title: must(plainText(200)),
    title_url: may(webAddress),
    thumbnail_url: must(webAddress),
    video_url: must(webAddress),
    description: may(plainText(200)),
    author_name: may(text(50)),
    provider_name: may(text(50)),
    provider_icon_url: may(webAddress),
  }),
];
