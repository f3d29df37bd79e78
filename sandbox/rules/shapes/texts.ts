import {
  a,
  anyText,
  type Check,
  exactlyOne,
  type Field,
  flag,
  list,
  matches,
  may,
  must,
  oneOf,
  plainText,
  type Shape,
  shape,
  text,
  texts,
} from '../rule.ts';

const OBJECTS = 'reference/block-kit/composition-objects';

/** Web addresses, as buttons, options and images take them. */
export const webAddress: Check = matches(/^https?:\/\/\S+$/, 'must be a valid web address', 3_000);

/** Elements people act on. */
export const actionId: Field = may(text(255));
export const confirm: Field = may(a('confirm'));
export const focus: Field = may(flag);
export const placeholder: Field = may(plainText(150));

/** Text objects, options, confirm dialogs and what else elements are made of. */
export const compositionShapes: readonly Shape[] = [
  shape('plain_text', `${OBJECTS}/text-object`, { text: must(text(3_000)), emoji: may(flag) }),
  shape('mrkdwn', `${OBJECTS}/text-object`, { text: must(text(3_000)), verbatim: may(flag) }),
  shape(
    'confirm',
    `${OBJECTS}/confirmation-dialog-object`,
    {
      title: must(plainText(100)),
      text: must(anyText(300)),
      confirm: must(plainText(30)),
      deny: must(plainText(30)),
      style: may(oneOf('primary', 'danger')),
    },
    { type: null },
  ),
  shape(
    'option',
    `${OBJECTS}/option-object`,
    // Slack's pages say 150 for a value, its SDK 75: the smaller one is always accepted.
    { text: must(plainText(75)), value: must(text(75)), description: may(plainText(75)) },
    { type: null },
  ),
  shape(
    'rich option',
    `${OBJECTS}/option-object`,
    { text: must(anyText(75)), value: must(text(75)), description: may(anyText(75)) },
    { type: null },
  ),
  shape(
    'overflow option',
    `${OBJECTS}/option-object`,
    {
      text: must(plainText(75)),
      value: must(text(75)),
      description: may(plainText(75)),
      url: may(webAddress),
    },
    { type: null },
  ),
  shape(
    'option group',
    `${OBJECTS}/option-group-object`,
    { label: must(plainText(75)), options: must(list(['option'], 100)) },
    { type: null },
  ),
  shape(
    'dispatch_action_config',
    `${OBJECTS}/dispatch-action-configuration-object`,
    { trigger_actions_on: must(texts(oneOf('on_enter_pressed', 'on_character_entered'), 2, 1)) },
    { type: null },
  ),
  shape(
    'conversation filter',
    `${OBJECTS}/conversation-filter-object`,
    {
      include: may(texts(oneOf('im', 'mpim', 'private', 'public'), 4, 1)),
      exclude_external_shared_channels: may(flag),
      exclude_bot_users: may(flag),
    },
    {
      type: null,
      demands: [
        {
          says: 'must have at least one filter',
          holds: (value) => Object.keys(value).length > 0,
          brokenBy: { include: undefined },
        },
      ],
    },
  ),
  shape(
    'slack_file',
    `${OBJECTS}/slack-file-object`,
    { id: may(matches(/^F[A-Z0-9]{8,}$/, 'must be a file id')), url: may(webAddress) },
    {
      type: null,
      demands: [exactlyOne(['id', 'url'], { id: 'F00000000A', url: 'https://files.example/a.png' })],
    },
  ),
];
