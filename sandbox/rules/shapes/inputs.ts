import {
  a,
  type Demand,
  flag,
  integer,
  list,
  matches,
  may,
  must,
  type Shape,
  shape,
  text,
  texts,
} from '../rule.ts';
import { actionId, confirm, focus, placeholder } from './texts.ts';

const ELEMENTS = 'reference/block-kit/block-elements';
const DATE = matches(/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/, 'must be YYYY-MM-DD');
const TIME = matches(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be HH:mm');
const NUMBER = matches(/^-?\d+(\.\d+)?$/, 'must be a number as text');
const ID = matches(/^[A-Z][A-Z0-9]{2,}$/, 'must be an id');

/** A smaller-than demand between two fields that hold numbers, as numbers or text. */
function ordered(low: string, high: string, brokenBy: Readonly<Record<string, unknown>>): Demand {
  return {
    says: `${low} must not be greater than ${high}`,
    holds: (value) =>
      value[low] === undefined || value[high] === undefined || Number(value[low]) <= Number(value[high]),
    brokenBy,
  };
}

const typed = {
  action_id: actionId,
  dispatch_action_config: may(a('dispatch_action_config')),
  focus_on_load: focus,
  placeholder,
};
const picked = { action_id: actionId, confirm, focus_on_load: focus, placeholder };
const several = { ...picked, max_selected_items: may(integer(1, 100)) };

/** Elements into which people type. */
export const typingShapes: readonly Shape[] = [
  shape(
    'plain_text_input',
    `${ELEMENTS}/plain-text-input-element`,
    {
      ...typed,
      initial_value: may(text(3_000, 0)),
      multiline: may(flag),
      min_length: may(integer(0, 3_000)),
      max_length: may(integer(1, 3_000)),
    },
    { demands: [ordered('min_length', 'max_length', { min_length: 5, max_length: 4 })] },
  ),
  shape(
    'number_input',
    `${ELEMENTS}/number-input-element`,
    {
      ...typed,
      is_decimal_allowed: must(flag),
      initial_value: may(NUMBER),
      min_value: may(NUMBER),
      max_value: may(NUMBER),
    },
    { demands: [ordered('min_value', 'max_value', { min_value: '5', max_value: '4' })] },
  ),
  shape('email_text_input', `${ELEMENTS}/email-input-element`, {
    ...typed,
    initial_value: may(text(3_000, 0)),
  }),
  shape('url_text_input', `${ELEMENTS}/url-input-element`, { ...typed, initial_value: may(text(3_000, 0)) }),
  shape('rich_text_input', `${ELEMENTS}/rich-text-input-element`, {
    ...typed,
    initial_value: may(a('rich_text')),
    min_lines: may(integer(1, 100)),
    max_lines: may(integer(1, 100)),
  }),
  shape('file_input', `${ELEMENTS}/file-input-element`, {
    action_id: actionId,
    filetypes: may(texts(text(50), 100, 1)),
    max_files: may(integer(1, 10)),
  }),
];

/** Elements with which people pick a date, a person, a conversation or what the app suggests. */
export const pickingShapes: readonly Shape[] = [
  shape('datepicker', `${ELEMENTS}/date-picker-element`, { ...picked, initial_date: may(DATE) }),
  shape('timepicker', `${ELEMENTS}/time-picker-element`, {
    ...picked,
    initial_time: may(TIME),
    timezone: may(text(64)),
  }),
  shape('datetimepicker', `${ELEMENTS}/datetime-picker-element`, {
    action_id: actionId,
    confirm,
    focus_on_load: focus,
    initial_date_time: may(integer(1_000_000_000, 9_999_999_999)),
  }),
  shape('external_select', `${ELEMENTS}/select-menu-element`, {
    ...picked,
    initial_option: may(a('option')),
    min_query_length: may(integer(0, 3_000)),
  }),
  shape('multi_external_select', `${ELEMENTS}/multi-select-menu-element`, {
    ...several,
    initial_options: may(list(['option'], 100)),
    min_query_length: may(integer(0, 3_000)),
  }),
  shape('users_select', `${ELEMENTS}/select-menu-element`, { ...picked, initial_user: may(ID) }),
  shape('multi_users_select', `${ELEMENTS}/multi-select-menu-element`, {
    ...several,
    initial_users: may(texts(ID, 100)),
  }),
  shape('channels_select', `${ELEMENTS}/select-menu-element`, {
    ...picked,
    initial_channel: may(ID),
    response_url_enabled: may(flag),
  }),
  shape('multi_channels_select', `${ELEMENTS}/multi-select-menu-element`, {
    ...several,
    initial_channels: may(texts(ID, 100)),
  }),
  shape('conversations_select', `${ELEMENTS}/select-menu-element`, {
    ...picked,
    initial_conversation: may(ID),
    default_to_current_conversation: may(flag),
    filter: may(a('conversation filter')),
    response_url_enabled: may(flag),
  }),
  shape('multi_conversations_select', `${ELEMENTS}/multi-select-menu-element`, {
    ...several,
    initial_conversations: may(texts(ID, 100)),
    default_to_current_conversation: may(flag),
    filter: may(a('conversation filter')),
  }),
];
