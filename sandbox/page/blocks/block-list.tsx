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
  // In a form what was typed belongs to its block. Elsewhere ids that Slack made up change with every edit, and a
  // button that was replaced between press and release would not be pressed.
  const isForm = 'viewId' in props.where.place;
  return (
    <div class="blocks">
      {props.blocks.map((block, index) => (
        <Block
          key={`${block.type} ${isForm ? block.block_id : index}`}
          block={{ ...block }}
          where={props.where}
          error={props.errors?.[block.block_id ?? '']}
        />
      ))}
    </div>
  );
}
