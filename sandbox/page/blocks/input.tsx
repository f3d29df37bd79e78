import type { VNode } from 'preact';
import { Element } from '../elements/element.tsx';
import { withEmoji } from '../text/emoji.ts';
import type { BlockProps } from './block.tsx';
import { fieldsOf, textOf } from './fields.ts';

/** A labelled field of a form, with its hint and what is wrong with it. */
export function InputBlock({ block, where, error }: BlockProps): VNode {
  const blockId = textOf(block['block_id']);
  const hint = textOf(block['hint']);
  const labelId = `${blockId}-label`;
  const notes = [hint !== '' && `${blockId}-hint`, error && `${blockId}-error`].filter(Boolean).join(' ');
  return (
    <div class={`input-block${error ? ' wrong' : ''}`}>
      <div class="input-label" id={labelId}>
        {withEmoji(textOf(block['label']))}
        {block['optional'] === true ? (
          <span class="optional"> (optional)</span>
        ) : (
          <span class="required" aria-hidden="true">
            {' '}
            *
          </span>
        )}
      </div>
      <Element
        element={fieldsOf(block['element'])}
        where={where}
        blockId={blockId}
        labelledBy={labelId}
        describedBy={notes || undefined}
        isInvalid={error !== undefined}
      />
      {error && (
        <p class="input-error" id={`${blockId}-error`} role="alert">
          {error}
        </p>
      )}
      {hint !== '' && (
        <p class="input-hint" id={`${blockId}-hint`}>
          {withEmoji(hint)}
        </p>
      )}
    </div>
  );
}
