import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { fieldsOf, textOf } from '../blocks/fields.ts';
import { withEmoji } from '../text/emoji.ts';
import { choicesOf, fieldOf } from './choices.ts';
import type { Group } from './options.ts';
import { act } from './use.ts';
import { described, type ElementProps, valueAt } from './where.ts';

/** A menu of fixed options, people or conversations, one of which is chosen. */
export function SelectElement(props: ElementProps): VNode {
  const { element } = props;
  const { field, initial } = fieldOf(element);
  const value = valueAt(props);
  const chosenNow = value ? value[field] : element[initial];
  const kept = typeof chosenNow === 'string' ? chosenNow : textOf(fieldsOf(chosenNow)['value']);
  const [chosen, setChosen] = useState(kept);
  useEffect(() => setChosen(kept), [kept]);
  const choose = async (picked: string): Promise<void> => {
    const before = chosen;
    setChosen(picked);
    if (!(await act(props, picked))) setChosen(before);
  };
  return (
    <select
      class={`field select${chosen === '' ? ' empty' : ''}`}
      value={chosen}
      {...described(props)}
      onChange={(event) => choose(event.currentTarget.value)}
    >
      <option value="" disabled hidden>
        {textOf(element['placeholder']) || 'Select an item'}
      </option>
      {choicesOf(element).map(drawGroup)}
    </select>
  );
}

function drawGroup({ label, options }: Group): VNode | readonly VNode[] {
  const items = options.map(({ value, text }) => (
    <option key={value} value={value}>
      {withEmoji(textOf(text))}
    </option>
  ));
  return label === '' ? items : <optgroup label={label}>{items}</optgroup>;
}
