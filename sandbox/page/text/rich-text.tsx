import type { VNode } from 'preact';
import { type Fields, fieldsOf, listOf, textOf } from '../blocks/fields.ts';
import { worldNow } from '../state/clock.ts';
import { viewer } from '../state/workspace.ts';
import { formatDate } from './dates.ts';
import { emojiNamed } from './emoji.ts';
import { ChannelLink, ExternalLink, Mention } from './links.tsx';

/** A rich_text block. */
export function RichText({ block }: { block: Fields }): VNode {
  return <Elements of={block} />;
}

function Elements({ of }: { of: Fields }): VNode {
  return <>{listOf(of['elements']).map(drawElement)}</>;
}

/** Elements have no identity but their place, so they get no keys. */
function drawElement(element: Fields): VNode {
  return <Element element={element} />;
}

function Element({ element }: { element: Fields }): VNode {
  switch (element['type']) {
    case 'rich_text_section':
      return (
        <div>
          <Elements of={element} />
        </div>
      );
    case 'rich_text_quote':
      return (
        <blockquote>
          <Elements of={element} />
        </blockquote>
      );
    case 'rich_text_preformatted':
      return (
        <pre>
          <Elements of={element} />
        </pre>
      );
    case 'rich_text_list':
      return <List element={element} />;
    default:
      return <Inline element={element} />;
  }
}

function List({ element }: { element: Fields }): VNode {
  const items = listOf(element['elements']).map(drawItem);
  return element['style'] === 'ordered' ? <ol>{items}</ol> : <ul>{items}</ul>;
}

function drawItem(item: Fields): VNode {
  return (
    <li>
      <Elements of={item} />
    </li>
  );
}

function Inline({ element }: { element: Fields }): VNode {
  const text = textOf(element['text']);
  switch (element['type']) {
    case 'link':
      return <ExternalLink url={textOf(element['url'])}>{text || textOf(element['url'])}</ExternalLink>;
    case 'user':
      return <Mention userId={textOf(element['user_id'])} />;
    case 'channel':
      return <ChannelLink channelId={textOf(element['channel_id'])} />;
    case 'broadcast':
      return <span class="mention">@{textOf(element['range'])}</span>;
    case 'emoji':
      return <>{emojiNamed(textOf(element['name'])) ?? `:${textOf(element['name'])}:`}</>;
    case 'date':
      return (
        <>
          {formatDate(
            textOf(element['format']),
            Number(element['timestamp']),
            viewer.value.tz,
            worldNow.value,
          )}
        </>
      );
    default:
      return <Styled text={text} style={fieldsOf(element['style'])} />;
  }
}

function Styled({ text, style }: { text: string; style: Fields }): VNode {
  let drawn = <>{text}</>;
  if (style['code'] === true) drawn = <code>{drawn}</code>;
  if (style['bold'] === true) drawn = <strong>{drawn}</strong>;
  if (style['italic'] === true) drawn = <em>{drawn}</em>;
  return style['strike'] === true ? <s>{drawn}</s> : drawn;
}
