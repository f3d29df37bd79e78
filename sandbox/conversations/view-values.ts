import type { View } from '@slack/types';
import { elementsOf } from '../rules/whole.ts';
import type { StateValue, StateValues } from '../state/model.ts';

type Fields = Readonly<Record<string, unknown>>;

/** Where an element keeps what was chosen, where its first value comes from, and what "nothing" is. */
const FIELDS: Readonly<Record<string, { field: string; initial: string; empty: unknown }>> = {
  plain_text_input: { field: 'value', initial: 'initial_value', empty: null },
  number_input: { field: 'value', initial: 'initial_value', empty: null },
  email_text_input: { field: 'value', initial: 'initial_value', empty: null },
  url_text_input: { field: 'value', initial: 'initial_value', empty: null },
  rich_text_input: { field: 'rich_text_value', initial: 'initial_value', empty: null },
  datepicker: { field: 'selected_date', initial: 'initial_date', empty: null },
  timepicker: { field: 'selected_time', initial: 'initial_time', empty: null },
  datetimepicker: { field: 'selected_date_time', initial: 'initial_date_time', empty: null },
  radio_buttons: { field: 'selected_option', initial: 'initial_option', empty: null },
  checkboxes: { field: 'selected_options', initial: 'initial_options', empty: [] },
  static_select: { field: 'selected_option', initial: 'initial_option', empty: null },
  external_select: { field: 'selected_option', initial: 'initial_option', empty: null },
  users_select: { field: 'selected_user', initial: 'initial_user', empty: null },
  channels_select: { field: 'selected_channel', initial: 'initial_channel', empty: null },
  conversations_select: { field: 'selected_conversation', initial: 'initial_conversation', empty: null },
  multi_static_select: { field: 'selected_options', initial: 'initial_options', empty: [] },
  multi_external_select: { field: 'selected_options', initial: 'initial_options', empty: [] },
  multi_users_select: { field: 'selected_users', initial: 'initial_users', empty: [] },
  multi_channels_select: { field: 'selected_channels', initial: 'initial_channels', empty: [] },
  multi_conversations_select: {
    field: 'selected_conversations',
    initial: 'initial_conversations',
    empty: [],
  },
  file_input: { field: 'files', initial: 'initial_files', empty: [] },
};

/** The field of an element's state that holds its value; undefined for elements without a value. */
export function valueField(type: string): string | undefined {
  return FIELDS[type]?.field;
}

/** What an element holds when it is first shown. */
function initialValue(element: Fields, currentChannel: string | null): StateValue | null {
  const type = String(element['type']);
  const known = FIELDS[type];
  if (!known) return null;
  const byDefault =
    element['default_to_current_conversation'] === true && currentChannel !== null
      ? known.empty === null
        ? currentChannel
        : [currentChannel]
      : undefined;
  return {
    type,
    [known.field]: element[known.initial] ?? byDefault ?? known.empty,
    ...(type === 'timepicker' && element['timezone'] ? { timezone: element['timezone'] } : {}),
  };
}

/**
 * Values of a view as it is shown now: kept where block id, action id and type are those of before, else initial.
 */
export function valuesOf(
  blocks: View['blocks'],
  before: StateValues,
  currentChannel: string | null,
): StateValues {
  const values: StateValues = {};
  for (const block of blocks) {
    const blockId = String(block.block_id);
    for (const element of elementsOf({ ...block })) {
      const initial = initialValue(element, currentChannel);
      if (!initial) continue;
      const actionId = String(element['action_id']);
      const kept = before[blockId]?.[actionId];
      values[blockId] = { ...values[blockId], [actionId]: kept?.type === initial.type ? kept : initial };
    }
  }
  return values;
}
