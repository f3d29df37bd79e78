import type { VNode } from 'preact';
import { Element } from '../elements/element.tsx';
import type { BlockProps } from './block.tsx';
import { type Fields, fieldsOf, listOf, textOf } from './fields.ts';
import { Picture } from './image.tsx';
import { Text } from './text.tsx';

/** Text, fields in two columns, and an element or picture at the side. */
export function SectionBlock({ block, where }: BlockProps): VNode {
  const { accessory } = block;
  const blockId = textOf(block['block_id']);
  const textId = `${blockId}-text`;
  const fields = listOf(block['fields']);
  return (
    <div class="section-block">
      <div class="section-words">
        {block['text'] !== undefined && (
          <div id={textId} class="section-text">
            <Text of={fieldsOf(block['text'])} />
          </div>
        )}
        {fields.length > 0 && <div class="section-fields">{fields.map(drawField)}</div>}
      </div>
      {accessory !== undefined && (
        <div class="accessory">
          {fieldsOf(accessory)['type'] === 'image' ? (
            <Picture image={fieldsOf(accessory)} class="accessory-image" />
          ) : (
            <Element element={fieldsOf(accessory)} where={where} blockId={blockId} labelledBy={textId} />
          )}
        </div>
      )}
    </div>
  );
}

function drawField(field: Fields): VNode {
  return (
    <div>
      <Text of={field} />
    </div>
  );
}
