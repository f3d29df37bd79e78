import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { textOf } from '../blocks/fields.ts';
import { withEmoji } from '../text/emoji.ts';
import { act } from './use.ts';
import type { ElementProps } from './where.ts';

/** A button; it waits until the app has acked. */
export function ButtonElement(props: ElementProps): VNode {
  const { element } = props;
  const [isBusy, setBusy] = useState(false);
  const url = textOf(element['url']);
  const press = async (): Promise<void> => {
    if (isBusy) return;
    setBusy(true);
    if ((await act(props)) && url) window.open(url, '_blank', 'noreferrer');
    setBusy(false);
  };
  return (
    <button
      type="button"
      class={`button ${textOf(element['style'])}${isBusy ? ' busy' : ''}`}
      aria-label={textOf(element['accessibility_label']) || undefined}
      aria-busy={isBusy}
      onClick={press}
    >
      {withEmoji(textOf(element['text']))}
    </button>
  );
}
