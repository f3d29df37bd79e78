import type { VNode } from 'preact';
import { Element } from '../elements/element.tsx';
import type { Where } from '../elements/where.ts';
import { withEmoji } from '../text/emoji.ts';
import { decodeEntities } from '../text/mrkdwn.ts';
import { MrkdwnText } from '../text/mrkdwn-text.tsx';
import { RichText } from '../text/rich-text.tsx';
import { type Fields, listOf, textOf } from './fields.ts';
import { ImageBlock, Picture } from './image.tsx';
import { InputBlock } from './input.tsx';
import { SectionBlock } from './section.tsx';
import { Text } from './text.tsx';

/** A block inside what holds it. */
export interface BlockProps {
  readonly block: Fields;
  readonly where: Where;
  readonly error?: string | undefined;
}

/** One block of any type this page knows. */
export function Block(props: BlockProps): VNode {
  const { block } = props;
  switch (block['type']) {
    case 'section':
      return <SectionBlock {...props} />;
    case 'context':
      return <ContextBlock {...props} />;
    case 'actions':
      return <ActionsBlock {...props} />;
    case 'divider':
      return <hr />;
    case 'header':
      return <h3 class="header-block">{withEmoji(decodeEntities(textOf(block['text'])))}</h3>;
    case 'image':
      return <ImageBlock block={block} />;
    case 'input':
      return <InputBlock {...props} />;
    case 'rich_text':
      return (
        <div class="rich-text">
          <RichText block={block} />
        </div>
      );
    case 'markdown':
      return <MrkdwnText text={textOf(block['text'])} />;
    default:
      return <p class="unknown-block">This page cannot draw a block of type {String(block['type'])}.</p>;
  }
}

function ContextBlock({ block }: BlockProps): VNode {
  return <div class="context-block">{listOf(block['elements']).map(drawContextElement)}</div>;
}

function drawContextElement(element: Fields): VNode {
  if (element['type'] === 'image') return <Picture image={element} class="context-image" />;
  return (
    <span>
      <Text of={element} />
    </span>
  );
}

function ActionsBlock({ block, where }: BlockProps): VNode {
  return (
    <div class="actions-block">
      {listOf(block['elements']).map((element) => (
        <Element
          key={textOf(element['action_id'])}
          element={element}
          where={where}
          blockId={textOf(block['block_id'])}
        />
      ))}
    </div>
  );
}
