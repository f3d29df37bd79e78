import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { Text } from '../blocks/text.tsx';
import { groupsOf, valuesOf } from './options.ts';
import { act } from './use.ts';
import { described, type ElementProps, keyOf, valueAt } from './where.ts';

/** One choice of several. */
export function RadioElement(props: ElementProps): VNode {
  const { element } = props;
  const kept = valuesOf(valueAt(props)?.['selected_option'] ?? element['initial_option'])[0] ?? '';
  const [chosen, setChosen] = useState(kept);
  useEffect(() => setChosen(kept), [kept]);
  const choose = async (value: string): Promise<void> => {
    setChosen(value);
    if (!(await act(props, value))) setChosen(chosen);
  };
  return (
    <fieldset class="options" {...described(props)}>
      {groupsOf(element)
        .flatMap((group) => group.options)
        .map(({ value, text, description }) => (
          <label key={value}>
            <input
              type="radio"
              name={keyOf(props)}
              checked={chosen === value}
              onChange={() => choose(value)}
            />
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
