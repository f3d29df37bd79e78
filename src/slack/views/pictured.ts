import type { ImageBlock, KnownBlock } from '@slack/types';
import type { Message } from '../messenger.ts';
import { ALT_TEXT_MAX, shorten } from '../mrkdwn.ts';

/** A picture that is still to be drawn and uploaded. */
export interface PictureBlock {
  readonly type: 'picture';
  /** Unique in its message. */
  readonly name: string;
  readonly svg: string;
  /** What it says, for those who do not see it. */
  readonly alt: string;
}

/** A message with places for pictures. Each says nothing that the text around it does not say too. */
export interface PicturedMessage {
  readonly text: string;
  readonly blocks: readonly (KnownBlock | PictureBlock)[];
}

/** The SVG texts of a message's pictures by name. */
export function picturesOf({ blocks }: PicturedMessage): Record<string, string> {
  return Object.fromEntries(
    blocks.flatMap((block) => (block.type === 'picture' ? [[block.name, block.svg] as const] : [])),
  );
}

/** The message with its uploaded pictures in their places; a picture without a file is left out. */
export function withPictures(
  { text, blocks }: PicturedMessage,
  files: Readonly<Record<string, string>>,
): Message {
  return {
    text,
    blocks: blocks.flatMap((block) => {
      if (block.type !== 'picture') return [block];
      const fileId = files[block.name];
      return fileId === undefined ? [] : [imageBlock(fileId, block.alt)];
    }),
  };
}

/** An uploaded picture with the words for those who do not see it. */
export function imageBlock(fileId: string, alt: string): ImageBlock {
  return { type: 'image', slack_file: { id: fileId }, alt_text: shorten(alt, ALT_TEXT_MAX) };
}
