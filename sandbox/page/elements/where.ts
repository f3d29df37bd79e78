import type { Place } from '../../people/elements/source.ts';
import type { StateValue, StateValues } from '../../state/model.ts';
import { type Fields, textOf } from '../blocks/fields.ts';

/** What holds blocks: a message, a modal or Home, and what the viewer put into its elements. */
export interface Where {
  readonly place: Place;
  readonly values: StateValues;
}

/** An element in its block, in what holds it. */
export interface ElementProps {
  readonly where: Where;
  readonly blockId: string;
  readonly element: Fields;
  /** Id of the label or heading beside it, for assistive technology. */
  readonly labelledBy?: string | undefined;
  /** Ids of the hint and error below it. */
  readonly describedBy?: string | undefined;
  readonly isInvalid?: boolean | undefined;
}

/** What the viewer put into an element; undefined before they did, in a message. */
export function valueAt({ where, blockId, element }: ElementProps): StateValue | undefined {
  return where.values[blockId]?.[textOf(element['action_id'])];
}

/** An element's name in the whole page. */
export function keyOf({ where, blockId, element }: ElementProps): string {
  return `${JSON.stringify(where.place)} ${blockId} ${textOf(element['action_id'])}`;
}

/** The attributes that tell assistive technology what an element is for. */
export function described(props: ElementProps): Record<string, string | boolean> {
  const { labelledBy, describedBy, isInvalid, element } = props;
  const words = textOf(element['placeholder']) || textOf(element['accessibility_label']) || 'Choose';
  return {
    ...(labelledBy ? { 'aria-labelledby': labelledBy } : { 'aria-label': words }),
    ...(describedBy ? { 'aria-describedby': describedBy } : {}),
    ...(isInvalid ? { 'aria-invalid': true } : {}),
  };
}
