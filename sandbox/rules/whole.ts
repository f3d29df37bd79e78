import { z } from 'zod';

/** A rule about all blocks of a message or view together. */
export interface WholeRule {
  readonly name: string;
  readonly on: readonly ('message' | 'modal' | 'home')[];
  readonly docs: string;
  readonly says: string;
  /** Slack's code, when it is not the usual one of the surface. */
  readonly error?: string;
  /** JSON pointers to what breaks the rule, below the list of blocks. */
  readonly find: (blocks: readonly Fields[]) => readonly string[];
  /** Blocks that break this rule and no other. */
  readonly brokenBy: () => readonly Fields[];
}

type Fields = Readonly<Record<string, unknown>>;

const everywhere = ['message', 'modal', 'home'] as const;
const divider = { type: 'divider' };
const table = { type: 'table', rows: [[{ type: 'raw_text', text: 'a' }]] };
const button = { type: 'button', text: { type: 'plain_text', text: 'Go' } };
const chart = {
  type: 'data_visualization',
  title: 'Chart',
  chart: { type: 'pie', segments: [{ label: 'a', value: 1 }] },
};
const input = (element: Fields): Fields => ({
  type: 'input',
  label: { type: 'plain_text', text: 'Say' },
  element,
});

/** Longest sum of block texts that Slack was seen to take (bolt-js#2867: 9,597 passed, 11,341 failed). */
export const BLOCK_TEXT_AT_MOST = 9_597;

/** Rules about all blocks together, from Slack's pages unless another source is named. */
export const wholeRules: readonly WholeRule[] = [
  {
    name: 'at most 50 blocks in a message',
    on: ['message'],
    docs: 'reference/block-kit/blocks',
    says: 'no more than 50 items allowed',
    find: (blocks) => (blocks.length > 50 ? [''] : []),
    brokenBy: () => Array.from({ length: 51 }, () => divider),
  },
  {
    name: 'block ids are unique',
    on: everywhere,
    docs: 'reference/block-kit/blocks',
    says: 'block_id already exists',
    find: (blocks) => repeated(blocks.map((each) => each['block_id'])).map((index) => `/${index}/block_id`),
    brokenBy: () => [
      { ...divider, block_id: 'same' },
      { ...divider, block_id: 'same' },
    ],
  },
  {
    name: 'action ids are unique within a block',
    on: everywhere,
    docs: 'reference/block-kit/block-elements',
    says: 'action_id already exists in this block',
    find: (blocks) =>
      blocks.flatMap((block, index) =>
        repeated(elementsOf(block).map((each) => each['action_id'])).map(
          (at) => `/${index}/elements/${at}/action_id`,
        ),
      ),
    brokenBy: () => [
      {
        type: 'actions',
        elements: [
          { ...button, action_id: 'same' },
          { ...button, action_id: 'same' },
        ],
      },
    ],
  },
  {
    name: 'texts of all blocks together stay short',
    on: ['message'],
    docs: 'reference/methods/chat.postMessage (limit measured in bolt-js#2867)',
    says: `block text must be less than ${BLOCK_TEXT_AT_MOST + 1} characters in all`,
    error: 'msg_blocks_too_long',
    find: (blocks) => (textLength(blocks.filter(isCounted)) > BLOCK_TEXT_AT_MOST ? [''] : []),
    brokenBy: () =>
      Array.from({ length: 4 }, () => ({
        type: 'section',
        text: { type: 'plain_text', text: 'x'.repeat(2_500) },
      })),
  },
  {
    name: 'one table in a message',
    on: ['message'],
    docs: 'reference/block-kit/blocks/table-block',
    says: 'only one table is allowed',
    error: 'only_one_table_allowed',
    find: (blocks) => beyond(blocks, 'table', 1),
    brokenBy: () => [table, table],
  },
  {
    name: 'two charts in a message',
    on: ['message'],
    docs: 'reference/block-kit/blocks/data-visualization-block',
    says: 'no more than 2 data_visualization blocks allowed',
    find: (blocks) => beyond(blocks, 'data_visualization', 2),
    brokenBy: () => [chart, chart, chart],
  },
  {
    name: 'markdown of all blocks together stays short',
    on: ['message'],
    docs: 'reference/block-kit/blocks/markdown-block',
    says: 'markdown must be less than 12001 characters in all',
    find: (blocks) => {
      const markdown = blocks.filter((each) => each['type'] === 'markdown');
      return textLength(markdown) > 12_000 ? [''] : [];
    },
    brokenBy: () => Array.from({ length: 2 }, () => ({ type: 'markdown', text: 'x'.repeat(6_001) })),
  },
  {
    name: 'one element takes the focus',
    on: ['modal', 'home'],
    docs: 'reference/views/modal-views',
    says: 'only one element may have focus_on_load',
    find: (blocks) =>
      blocks
        .flatMap((block, index) => elementsOf(block).map((each) => ({ each, index })))
        .filter(({ each }) => each['focus_on_load'] === true)
        .slice(1)
        .map(({ index }) => `/${index}`),
    brokenBy: () => [
      input({ type: 'plain_text_input', focus_on_load: true }),
      input({ type: 'plain_text_input', focus_on_load: true }),
    ],
  },
  {
    name: 'response URLs come from inputs of modals only',
    on: everywhere,
    docs: 'reference/block-kit/block-elements/select-menu-element',
    says: 'response_url_enabled works only in input blocks of modals',
    find: (blocks) =>
      blocks.flatMap((block, index) =>
        block['type'] !== 'input' && elementsOf(block).some((each) => each['response_url_enabled'] === true)
          ? [`/${index}`]
          : [],
      ),
    brokenBy: () => [
      { type: 'actions', elements: [{ type: 'channels_select', response_url_enabled: true }] },
    ],
  },
];

const fieldsSchema = z.record(z.string(), z.unknown());

/** Interactive elements of a block: its list, its accessory or its one input. */
export function elementsOf(block: Fields): readonly Fields[] {
  const candidates: readonly unknown[] = Array.isArray(block['elements'])
    ? block['elements']
    : [block['accessory'] ?? block['element']];
  return candidates.flatMap((each) => {
    const read = fieldsSchema.safeParse(each);
    return read.success ? [read.data] : [];
  });
}

function repeated(ids: readonly unknown[]): readonly number[] {
  return ids.flatMap((id, index) => (id !== undefined && ids.indexOf(id) < index ? [index] : []));
}

function beyond(blocks: readonly Fields[], type: string, allowed: number): readonly string[] {
  const places = blocks.flatMap((each, index) => (each['type'] === type ? [`/${index}`] : []));
  return places.slice(allowed);
}

/** Markdown and tables have limits of their own. */
function isCounted(block: Fields): boolean {
  return !['markdown', 'table', 'data_table'].includes(String(block['type']));
}

/** Sum of the lengths of all texts that are shown. */
function textLength(value: unknown): number {
  if (Array.isArray(value)) return value.reduce((sum: number, each) => sum + textLength(each), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce(
    (sum, [name, each]) =>
      sum + (name === 'text' && typeof each === 'string' ? each.length : textLength(each)),
    0,
  );
}
