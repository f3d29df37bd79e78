import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Text } from '../blocks/text.tsx';
import { groupsOf, valuesOf } from './options.ts';
import { act } from './use.ts';
import { described, type ElementProps, valueAt } from './where.ts';

/** Boxes to tick; every tick is kept at once. */
export function CheckboxesElement(props: ElementProps): VNode {
  const { element } = props;
  const kept = valueAt(props)?.['selected_options'] ?? element['initial_options'];
  const [chosen, setChosen] = useState(valuesOf(kept));
  const words = valuesOf(kept).join('\n');
  useEffect(() => setChosen(words === '' ? [] : words.split('\n')), [words]);
  const options = groupsOf(element).flatMap((group) => group.options);
  const toggle = async (value: string): Promise<void> => {
    const after = options
      .map((each) => each.value)
      .filter((each) => (each === value ? !chosen.includes(each) : chosen.includes(each)));
    setChosen(after);
    if (!(await act(props, after))) setChosen(chosen);
  };
  return (
    <fieldset class="options" {...described(props)}>
      {options.map(({ value, text, description }) => (
        <label key={value}>
          <input type="checkbox" checked={chosen.includes(value)} onChange={() => toggle(value)} />
          <span>
            <Text of={text} />
            {description && (
              <small>
                <Text of={description} />
              </small>
            )}
          </span>
        </label>
      ))}
    </fieldset>
  );
}
