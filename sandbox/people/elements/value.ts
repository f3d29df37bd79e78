import { valueField } from '../../conversations/view-values.ts';
import type { StateValue } from '../../state/model.ts';
import type { Workspace } from '../../workspace.ts';
import { NotPossible } from '../outcome.ts';
import { textOf } from './element.ts';

type Fields = Readonly<Record<string, unknown>>;

/** What a person types or picks: text, an option's text or value, a name or id, several of them, or nothing. */
export type Picked = string | number | null | readonly string[] | Fields | readonly Fields[];

/**
 * Puts what was picked into Slack's shape.
 *
 * @param suggested options the app offered for an external select
 * @throws NotPossible when there is no such option, person or conversation
 */
export function stateValue(
  workspace: Workspace,
  element: Fields,
  picked: Picked,
  suggested: readonly Fields[],
): StateValue {
  const type = String(element['type']);
  const field = valueField(type);
  if (!field) throw new NotPossible(`nothing can be picked in a ${type}`);
  const zone = type === 'timepicker' && element['timezone'] ? { timezone: element['timezone'] } : {};
  const read = reader(workspace, element, field, suggested);
  if (field.endsWith('s') && field.startsWith('selected_')) {
    const several = picked === null ? [] : Array.isArray(picked) ? picked : [picked];
    return { type, [field]: several.map(read) };
  }
  return { type, [field]: picked === null || picked === '' ? null : read(picked), ...zone };
}

function reader(
  workspace: Workspace,
  element: Fields,
  field: string,
  suggested: readonly Fields[],
): (picked: unknown) => unknown {
  if (field.startsWith('selected_option'))
    // Whoever picks an external option whole saw it in a list that the app gave earlier.
    return (picked) =>
      isWholeOption(picked) && String(element['type']).endsWith('external_select')
        ? picked
        : findOption([...optionsOf(element), ...suggested], picked);
  if (field.startsWith('selected_user'))
    return (picked) => findId(workspace.state.people.values(), String(picked), '@');
  if (/^selected_(channel|conversation)/.test(field))
    return (picked) => findId(workspace.state.channels.values(), String(picked), '#');
  if (field === 'selected_date_time')
    return (picked) => (typeof picked === 'number' ? picked : Math.floor(Date.parse(String(picked)) / 1000));
  if (field === 'rich_text_value')
    return (picked) => (typeof picked === 'string' ? richText(picked) : picked);
  return (picked) => String(picked);
}

/** Options of a select, groups included. */
export function optionsOf(element: Fields): readonly Fields[] {
  const groups = listOf(element['option_groups']).flatMap((each) => listOf(each['options']));
  return [...listOf(element['options']), ...groups];
}

function isWholeOption(picked: unknown): picked is Fields {
  return typeof picked === 'object' && picked !== null && 'value' in picked && 'text' in picked;
}

function findOption(options: readonly Fields[], picked: unknown): Fields {
  const wanted = typeof picked === 'object' && picked !== null ? (picked as Fields)['value'] : picked;
  const found =
    options.find((each) => each['value'] === wanted) ??
    options.find((each) => textOf(each['text']) === wanted);
  if (!found)
    throw new NotPossible(
      `no option ${String(wanted)}; there are: ${options.map((each) => textOf(each['text'])).join(', ')}`,
    );
  return found;
}

function findId(
  all: Iterable<{ readonly id: string; readonly name: string }>,
  picked: string,
  sign: string,
): string {
  const found = [...all].find(
    (each) => each.id === picked || `${sign}${each.name}` === picked || each.name === picked,
  );
  if (!found) throw new NotPossible(`nobody and nothing is called ${picked}`);
  return found.id;
}

function richText(typed: string): Fields {
  return {
    type: 'rich_text',
    elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text: typed }] }],
  };
}

function listOf(value: unknown): readonly Fields[] {
  return Array.isArray(value) ? value : [];
}
