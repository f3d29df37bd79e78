import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import { listOf, textOf } from '../blocks/fields.ts';
import { tellTrouble } from '../state/notices.ts';
import { enter, isUnkept, keepSoon } from './use.ts';
import { described, type ElementProps, valueAt } from './where.ts';

/** A field to type into. What is typed is kept when typing rests, and before anything is pressed. */
export function TextElement(props: ElementProps): VNode {
  const { element } = props;
  const kept = typedIn(valueAt(props)) ?? textOf(element['initial_value']);
  const [typed, setTyped] = useState(kept);
  useEffect(() => {
    if (!isUnkept(props)) setTyped(kept);
  }, [kept]);
  const isNumber = element['type'] === 'number_input';
  const attributes = {
    class: 'field',
    value: typed,
    placeholder: textOf(element['placeholder']),
    autoFocus: element['focus_on_load'] === true,
    ...described(props),
    onInput(event: { currentTarget: HTMLInputElement | HTMLTextAreaElement }) {
      setTyped(event.currentTarget.value);
      keepSoon(props, event.currentTarget.value);
    },
  };
  if (element['multiline'] === true || element['type'] === 'rich_text_input')
    return <textarea {...attributes} rows={4} />;
  return (
    <input
      {...attributes}
      type="text"
      inputMode={isNumber ? 'decimal' : 'text'}
      onKeyDown={(event) => {
        if (event.key !== 'Enter' || event.isComposing) return;
        event.preventDefault();
        enter(props, event.currentTarget.value).catch(tellTrouble);
      }}
    />
  );
}

/** The words of a value, those of rich text included. */
function typedIn(value: ReturnType<typeof valueAt>): string | undefined {
  if (!value) return undefined;
  const rich = listOf([value['rich_text_value']])[0];
  if (rich?.['elements'])
    return listOf(rich['elements'])
      .map((section) =>
        listOf(section['elements'])
          .map((each) => textOf(each['text']))
          .join(''),
      )
      .join('\n');
  return textOf(value['value']);
}
