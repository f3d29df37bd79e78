import { type Fields, fieldsOf, listOf, textOf } from '../blocks/fields.ts';

/** A choice as the page draws it. */
export interface Option {
  readonly value: string;
  readonly text: Fields;
  readonly description: Fields | null;
}

/** Choices under a heading; an empty heading for those without a group. */
export interface Group {
  readonly label: string;
  readonly options: readonly Option[];
}

/** The choices an element or an answer of the app offers. */
export function groupsOf({ options, option_groups: groups }: Fields): readonly Group[] {
  const loose = listOf(options).map(optionOf);
  const grouped = listOf(groups).map((group) => ({
    label: textOf(group['label']),
    options: listOf(group['options']).map(optionOf),
  }));
  return [...(loose.length > 0 ? [{ label: '', options: loose }] : []), ...grouped];
}

/** An option object as the page draws it. */
export function optionOf(option: Fields): Option {
  return {
    value: textOf(option['value']),
    text: fieldsOf(option['text']),
    description: option['description'] === undefined ? null : fieldsOf(option['description']),
  };
}

/** The values among options that are chosen. */
export function valuesOf(chosen: unknown): readonly string[] {
  return listOf(Array.isArray(chosen) ? chosen : [chosen]).flatMap((each) => textOf(each['value']) || []);
}
