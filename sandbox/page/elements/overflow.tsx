import type { VNode } from 'preact';
import { textOf } from '../blocks/fields.ts';
import { Icon } from '../frame/icon.tsx';
import { Menu } from '../frame/menu.tsx';
import { withEmoji } from '../text/emoji.ts';
import { groupsOf } from './options.ts';
import { act } from './use.ts';
import type { ElementProps } from './where.ts';

/** Three dots that open a menu. */
export function OverflowElement(props: ElementProps): VNode {
  const items = groupsOf(props.element).flatMap((group) => group.options);
  return (
    <Menu
      label={textOf(props.element['accessibility_label']) || 'More'}
      trigger={<Icon name="dots" />}
      class="button overflow"
      items={items.map((each) => ({
        label: withEmoji(textOf(each.text)),
        onPick: () => act(props, each.value),
      }))}
    />
  );
}
