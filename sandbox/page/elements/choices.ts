import { type Fields, fieldsOf } from '../blocks/fields.ts';
import { channels } from '../state/channels.ts';
import { nameOf, workspace } from '../state/workspace.ts';
import { type Group, groupsOf, type Option } from './options.ts';

/** What a menu offers without asking the app: its own options, people, or conversations of the viewer. */
export function choicesOf(element: Fields): readonly Group[] {
  const type = String(element['type']);
  if (type.endsWith('users_select')) return [{ label: '', options: somebody() }];
  if (type.endsWith('conversations_select'))
    return [{ label: '', options: conversations(fieldsOf(element['filter'])['include']) }];
  if (type.endsWith('channels_select')) return [{ label: '', options: conversations(['public']) }];
  return groupsOf(element);
}

/** Where an element's state holds what is chosen, and where it starts. */
export function fieldOf(element: Fields): { readonly field: string; readonly initial: string } {
  const type = String(element['type']);
  const [, kind = 'option'] = /(user|channel|conversation)s_select$/.exec(type) ?? [];
  const several = type.startsWith('multi_') ? 's' : '';
  return { field: `selected_${kind}${several}`, initial: `initial_${kind}${several}` };
}

/** A choice by its name. */
function named(value: string, text: string): Option {
  return { value, text: { type: 'plain_text', text }, description: null };
}

function somebody(): readonly Option[] {
  return workspace.value.people
    .filter((each) => !each.bot && !each.deactivated)
    .map((each) => named(each.id, each.displayName));
}

function conversations(include: unknown): readonly Option[] {
  const kinds: readonly unknown[] = Array.isArray(include) ? include : ['public', 'private', 'im'];
  return [...channels.value.values()]
    .filter((each) => kinds.includes(each.kind) && !each.archived)
    .map((each) => named(each.id, each.kind === 'im' ? nameOf(each.withUser ?? '') : `#${each.name}`));
}
