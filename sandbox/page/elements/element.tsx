import type { VNode } from 'preact';
import { ButtonElement } from './button.tsx';
import { CheckboxesElement } from './checkboxes.tsx';
import { DateElement } from './date.tsx';
import { OverflowElement } from './overflow.tsx';
import { RadioElement } from './radio.tsx';
import { SearchElement } from './search.tsx';
import { SelectElement } from './select.tsx';
import { TextElement } from './text-input.tsx';
import type { ElementProps } from './where.ts';

/** One element of any type this page knows. */
export function Element(props: ElementProps): VNode {
  const type = String(props.element['type']);
  switch (type) {
    case 'button':
    case 'workflow_button':
      return <ButtonElement {...props} />;
    case 'overflow':
      return <OverflowElement {...props} />;
    case 'checkboxes':
      return <CheckboxesElement {...props} />;
    case 'radio_buttons':
      return <RadioElement {...props} />;
    case 'datepicker':
    case 'timepicker':
    case 'datetimepicker':
      return <DateElement {...props} />;
    case 'static_select':
    case 'users_select':
    case 'channels_select':
    case 'conversations_select':
      return <SelectElement {...props} />;
    case 'plain_text_input':
    case 'number_input':
    case 'email_text_input':
    case 'url_text_input':
    case 'rich_text_input':
      return <TextElement {...props} />;
    default:
      if (type === 'external_select' || type.startsWith('multi_')) return <SearchElement {...props} />;
      return <span class="unknown-block">This page cannot draw an element of type {type}.</span>;
  }
}
