import type { VNode } from 'preact';
import { withEmoji } from '../text/emoji.ts';
import { type Fields, fieldsOf, textOf } from './fields.ts';

/** A picture with its title; a click opens it alone. */
export function ImageBlock({ block }: { block: Fields }): VNode {
  const title = textOf(block['title']);
  return (
    <figure class="image-block">
      {title !== '' && <figcaption>{withEmoji(title)}</figcaption>}
      <a href={addressOf(block)} target="_blank" rel="noreferrer">
        <Picture image={block} />
      </a>
    </figure>
  );
}

/** A picture by address, or one that was uploaded. */
export function Picture({ image, class: kind }: { image: Fields; class?: string }): VNode {
  return <img src={addressOf(image)} alt={textOf(image['alt_text'])} class={kind} loading="lazy" />;
}

/** Only the sandbox's own pictures are fetched: the page talks to nobody else. */
function addressOf(image: Fields): string {
  const file = fieldsOf(image['slack_file']);
  const id = textOf(file['id']) || /\/files\/(\w+)/.exec(textOf(file['url']))?.[1];
  if (id) return `/files/${id}`;
  const url = textOf(image['image_url']);
  return url.startsWith(location.origin) ? url : '';
}
