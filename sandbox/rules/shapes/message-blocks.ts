import {
  a,
  type Demand,
  flag,
  integer,
  list,
  may,
  must,
  number,
  oneOf,
  type Shape,
  shape,
  text,
  texts,
} from '../rule.ts';

const BLOCKS = 'reference/block-kit/blocks';
const block_id = may(text(255));
const cells = ['raw_text', 'raw_number', 'rich_text'];

const point = (label: string): object => ({ label, value: 1 });

const everyCategory: Demand = {
  says: 'every series must have one point for every category, and series names must be unique',
  holds: (value) => {
    const { series, axis_config: axis } = value as {
      series?: { name?: string; data?: { label?: string }[] }[];
      axis_config?: { categories?: string[] };
    };
    if (!Array.isArray(series) || !Array.isArray(axis?.categories)) return true;
    const wanted = [...axis.categories].sort().join('\n');
    const complete = series.every(
      (each) =>
        (each.data ?? [])
          .map((one) => one.label)
          .sort()
          .join('\n') === wanted,
    );
    return complete && new Set(series.map((each) => each.name)).size === series.length;
  },
  brokenBy: { series: [{ name: 'A', data: [point('elsewhere')] }] },
};

const axisChart = (type: string): Shape =>
  shape(
    `${type} chart`,
    `${BLOCKS}/data-visualization-block`,
    { series: must(list(['chart series'], 6)), axis_config: must(a('chart axis')) },
    { type, demands: [everyCategory] },
  );

/** Blocks that only messages take. */
export const messageBlockShapes: readonly Shape[] = [
  shape('markdown', `${BLOCKS}/markdown-block`, { block_id, text: must(text(12_000)) }),
  shape('table', `${BLOCKS}/table-block`, {
    block_id,
    rows: must({ kind: 'rows', of: cells, min: 1, max: 100, cells: 20 }),
    column_settings: may(list(['column settings'], 20)),
  }),
  shape(
    'column settings',
    `${BLOCKS}/table-block`,
    { align: may(oneOf('left', 'center', 'right')), is_wrapped: may(flag) },
    { type: null },
  ),
  shape('raw_text', `${BLOCKS}/table-block`, { text: must(text(3_000, 0)) }),
  shape('raw_number', `${BLOCKS}/table-block`, { value: must(number), text: must(text(3_000)) }),
  shape('data_table', `${BLOCKS}/data-table-block`, {
    block_id,
    rows: must({ kind: 'rows', of: cells, min: 2, max: 201, cells: 20 }),
    caption: must(text(3_000)),
    page_size: may(integer(1, 100)),
    row_header_column_index: may(integer(0, 19)),
  }),
  shape('context_actions', `${BLOCKS}/context-actions-block`, {
    block_id,
    elements: must(list(['feedback_buttons', 'icon_button'], 5)),
  }),
  shape('file', `${BLOCKS}/file-block`, {
    block_id,
    external_id: must(text(255)),
    source: must(oneOf('remote')),
  }),
  shape('data_visualization', `${BLOCKS}/data-visualization-block`, {
    block_id,
    title: must(text(50)),
    chart: must(a('pie chart', 'bar chart', 'area chart', 'line chart')),
  }),
  shape(
    'pie chart',
    `${BLOCKS}/data-visualization-block`,
    { segments: must(list(['chart point'], 6)) },
    { type: 'pie' },
  ),
  axisChart('bar'),
  axisChart('area'),
  axisChart('line'),
  shape(
    'chart point',
    `${BLOCKS}/data-visualization-block`,
    { label: must(text(20)), value: must(number) },
    { type: null },
  ),
  shape(
    'chart series',
    `${BLOCKS}/data-visualization-block`,
    { name: must(text(50)), data: must(list(['chart point'], 100)) },
    { type: null },
  ),
  shape(
    'chart axis',
    `${BLOCKS}/data-visualization-block`,
    {
      categories: must(texts(text(20), 100, 1)),
      x_label: may(text(50)),
      y_label: may(text(50)),
    },
    { type: null },
  ),
];
