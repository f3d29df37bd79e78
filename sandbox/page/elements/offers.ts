import type { Suggestions } from '../../people/elements/suggest.ts';
import { perform } from '../api/ask.ts';
import { type Fields, fieldsOf, textOf } from '../blocks/fields.ts';
import { tellOutcome, tellTrouble } from '../state/notices.ts';
import { choicesOf, fieldOf } from './choices.ts';
import { groupsOf, type Option, optionOf } from './options.ts';
import { type ElementProps, valueAt } from './where.ts';

/** Something that can be chosen in a field that searches. */
export interface Offer {
  readonly value: string;
  readonly words: string;
  readonly description: string;
  /** What the sandbox is told when it is chosen: an id, or the whole option. */
  readonly picked: string | Fields;
}

/** What fits a query: asked of the app for an external select, searched here for any other. */
export async function offeredFor(props: ElementProps, query: string): Promise<readonly Offer[]> {
  const { element, where, blockId } = props;
  if (!isExternal(element))
    return choicesOf(element)
      .flatMap((group) => group.options)
      .map((each) => offerOf(element, each))
      .filter((each) => each.words.toLowerCase().includes(query.toLowerCase()));
  const target = { blockId, actionId: textOf(element['action_id']) };
  const found = await perform<Suggestions>('/suggest', { place: where.place, target, query }).catch(
    tellTrouble,
  );
  if (!found) return [];
  tellOutcome(found);
  const { options, groups } = found;
  const given = groupsOf(groups.length > 0 ? { option_groups: groups } : { options });
  return given.flatMap((group) => group.options).map((each) => offerOf(element, each));
}

/** What is chosen now. */
export function chosenIn(props: ElementProps): readonly Offer[] {
  const { element } = props;
  const { field, initial } = fieldOf(element);
  const value = valueAt(props);
  const chosen = (value ? value[field] : element[initial]) ?? [];
  const list: readonly unknown[] = Array.isArray(chosen) ? chosen : [chosen];
  const known = choicesOf(element).flatMap((group) => group.options);
  return list.map((each) => {
    if (typeof each !== 'string') return offerOf(element, optionOf(fieldsOf(each)));
    const found = known.find((one) => one.value === each);
    return found ? offerOf(element, found) : { value: each, words: each, description: '', picked: each };
  });
}

/** What the sandbox is told when all of these are chosen. */
export function pickedOf(offers: readonly Offer[]): readonly string[] | readonly Fields[] {
  const whole = offers.flatMap(({ picked }) => (typeof picked === 'string' ? [] : [picked]));
  return whole.length > 0 ? whole : offers.map((each) => each.value);
}

function isExternal(element: Fields): boolean {
  return String(element['type']).endsWith('external_select');
}

function offerOf(element: Fields, { value, text, description }: Option): Offer {
  const whole = { text, value, ...(description ? { description } : {}) };
  return {
    value,
    words: textOf(text),
    description: description ? textOf(description) : '',
    picked: isExternal(element) ? whole : value,
  };
}
