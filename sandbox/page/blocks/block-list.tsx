import type { VNode } from 'preact';
import type { AnyBlock } from '../../state/model.ts';
import type { Where } from '../elements/where.ts';
import { Block } from './block.tsx';

/** Blocks of a message, modal or Home; `errors` are shown under the inputs they belong to. */
export function BlockList(props: {
  blocks: readonly AnyBlock[];
  where: Where;
  errors?: Readonly<Record<string, string>>;
}): VNode {
  return (
    <div class="blocks">
      {props.blocks.map((block) => (
        <Block
          key={`${block.type} ${block.block_id}`}
          block={{ ...block }}
          where={props.where}
          error={props.errors?.[block.block_id ?? '']}
        />
      ))}
    </div>
  );
}
