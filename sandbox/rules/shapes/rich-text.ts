import { a, flag, integer, list, matches, may, must, oneOf, type Shape, shape, text } from '../rule.ts';
import { webAddress } from './texts.ts';

const DOCS = 'reference/block-kit/blocks/rich-text-block';
const inline = [
  'rich text',
  'rich link',
  'rich emoji',
  'rich user',
  'rich channel',
  'rich usergroup',
  'rich broadcast',
  'rich date',
  'rich color',
];
const border = may(integer(0, 1));
const style = may(a('rich style'));

/** Rich text: what is inside is literal, so it is the safest place for what people typed. */
export const richTextShapes: readonly Shape[] = [
  shape('rich_text', DOCS, {
    block_id: may(text(255)),
    elements: must(
      list(['rich_text_section', 'rich_text_list', 'rich_text_quote', 'rich_text_preformatted'], 100),
    ),
  }),
  shape('rich_text_section', DOCS, { elements: must(list(inline, 1_000, 0)) }),
  shape('rich_text_quote', DOCS, { elements: must(list(inline, 1_000, 0)), border }),
  shape('rich_text_preformatted', DOCS, {
    elements: must(list(['rich text', 'rich link'], 1_000, 0)),
    border,
    language: may(text(100)),
  }),
  shape('rich_text_list', DOCS, {
    elements: must(list(['rich_text_section'], 1_000)),
    style: must(oneOf('bullet', 'ordered')),
    indent: may(integer(0, 8)),
    offset: may(integer(0, 1_000)),
    border,
  }),
  shape('rich text', DOCS, { text: must(text(3_000)), style }, { type: 'text' }),
  shape(
    'rich link',
    DOCS,
    { url: must(webAddress), text: may(text(3_000, 0)), unsafe: may(flag), style },
    { type: 'link' },
  ),
  shape(
    'rich emoji',
    DOCS,
    {
      name: must(matches(/^[a-z0-9_+'-]+(::skin-tone-[2-6])?$/, 'must be an emoji name')),
      unicode: may(text(50)),
      style,
    },
    { type: 'emoji' },
  ),
  shape(
    'rich user',
    DOCS,
    { user_id: must(matches(/^[UW][A-Z0-9]+$/, 'must be a user id')), style },
    { type: 'user' },
  ),
  shape(
    'rich channel',
    DOCS,
    { channel_id: must(matches(/^[CDG][A-Z0-9]+$/, 'must be a channel id')), style },
    { type: 'channel' },
  ),
  shape(
    'rich usergroup',
    DOCS,
    { usergroup_id: must(matches(/^S[A-Z0-9]+$/, 'must be a user group id')), style },
    { type: 'usergroup' },
  ),
  shape(
    'rich broadcast',
    DOCS,
    { range: must(oneOf('here', 'channel', 'everyone')), style },
    { type: 'broadcast' },
  ),
  shape(
    'rich date',
    DOCS,
    {
      timestamp: must(integer(0, 99_999_999_999)),
      format: must(text(300)),
      url: may(webAddress),
      fallback: may(text(300)),
      style,
    },
    { type: 'date' },
  ),
  shape(
    'rich color',
    DOCS,
    { value: must(matches(/^#[0-9a-fA-F]{6}$/, 'must be a colour like #aabbcc')), style },
    { type: 'color' },
  ),
  shape(
    'rich style',
    DOCS,
    {
      bold: may(flag),
      italic: may(flag),
      strike: may(flag),
      code: may(flag),
      underline: may(flag),
      highlight: may(flag),
      client_highlight: may(flag),
      unlink: may(flag),
    },
    { type: null },
  ),
];
