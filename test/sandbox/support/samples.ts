/** A file that is uploaded and looked at; the tests make it. */
export const READY_FILE = 'F000000001';

type Fields = Record<string, unknown>;

const plain = (text = 'Words') => ({ type: 'plain_text', text });
const option = { text: plain('One'), value: 'one' };
const point = { label: 'a', value: 1 };
const axis = { series: [{ name: 'A', data: [point] }], axis_config: { categories: ['a'] } };
const cell = { type: 'raw_text', text: 'cell' };
const section = { type: 'rich_text_section', elements: [{ type: 'text', text: 'Words' }] };

/** The smallest valid thing of every shape in the table. */
export const SAMPLES: Readonly<Record<string, Fields>> = {
  plain_text: plain(),
  mrkdwn: { type: 'mrkdwn', text: '*Words*' },
  confirm: { title: plain(), text: plain(), confirm: plain(), deny: plain() },
  option,
  'rich option': { text: { type: 'mrkdwn', text: '*One*' }, value: 'one' },
  'overflow option': option,
  'option group': { label: plain(), options: [option] },
  dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] },
  'conversation filter': { include: ['im'] },
  slack_file: { id: READY_FILE },
  'plain field': plain(),
  'mrkdwn field': { type: 'mrkdwn', text: '*Words*' },
  button: { type: 'button', text: plain() },
  overflow: { type: 'overflow', options: [option] },
  radio_buttons: { type: 'radio_buttons', options: [option] },
  checkboxes: { type: 'checkboxes', options: [option] },
  static_select: { type: 'static_select', options: [option] },
  multi_static_select: { type: 'multi_static_select', options: [option] },
  suggestions: { options: [option] },
  feedback_buttons: {
    type: 'feedback_buttons',
    positive_button: { text: plain(), value: 'good' },
    negative_button: { text: plain(), value: 'bad' },
  },
  'feedback button': { text: plain(), value: 'good' },
  icon_button: { type: 'icon_button', icon: 'trash', text: plain() },
  'image element': { type: 'image', alt_text: 'A picture', image_url: 'https://pictures.example/a.png' },
  plain_text_input: { type: 'plain_text_input' },
  number_input: { type: 'number_input', is_decimal_allowed: true },
  email_text_input: { type: 'email_text_input' },
  url_text_input: { type: 'url_text_input' },
  rich_text_input: { type: 'rich_text_input' },
  file_input: { type: 'file_input' },
  datepicker: { type: 'datepicker' },
  timepicker: { type: 'timepicker' },
  datetimepicker: { type: 'datetimepicker' },
  external_select: { type: 'external_select' },
  multi_external_select: { type: 'multi_external_select' },
  users_select: { type: 'users_select' },
  multi_users_select: { type: 'multi_users_select' },
  channels_select: { type: 'channels_select' },
  multi_channels_select: { type: 'multi_channels_select' },
  conversations_select: { type: 'conversations_select' },
  multi_conversations_select: { type: 'multi_conversations_select' },
  rich_text: { type: 'rich_text', elements: [section] },
  rich_text_section: section,
  rich_text_quote: { ...section, type: 'rich_text_quote' },
  rich_text_preformatted: { ...section, type: 'rich_text_preformatted' },
  rich_text_list: { type: 'rich_text_list', style: 'bullet', elements: [section] },
  'rich text': { type: 'text', text: 'Words' },
  'rich link': { type: 'link', url: 'https://runs.example/1' },
  'rich emoji': { type: 'emoji', name: 'tada' },
  'rich user': { type: 'user', user_id: 'U0ANA00001' },
  'rich channel': { type: 'channel', channel_id: 'C0TRAIN001' },
  'rich usergroup': { type: 'usergroup', usergroup_id: 'S00000001' },
  'rich broadcast': { type: 'broadcast', range: 'here' },
  'rich date': { type: 'date', timestamp: 1_772_442_000, format: '{date}' },
  'rich color': { type: 'color', value: '#aabbcc' },
  'rich style': { bold: true },
  section: { type: 'section', text: plain() },
  divider: { type: 'divider' },
  header: { type: 'header', text: plain() },
  context: { type: 'context', elements: [plain()] },
  actions: { type: 'actions', elements: [{ type: 'button', text: plain() }] },
  input: { type: 'input', label: plain(), element: { type: 'plain_text_input' } },
  image: { type: 'image', alt_text: 'A picture', image_url: 'https://pictures.example/a.png' },
  video: {
    type: 'video',
    alt_text: 'A film',
    title: plain(),
    thumbnail_url: 'https://films.example/a.png',
    video_url: 'https://films.example/a',
  },
  markdown: { type: 'markdown', text: '**Words**' },
  table: { type: 'table', rows: [[cell]] },
  'column settings': { align: 'left' },
  raw_text: cell,
  raw_number: { type: 'raw_number', value: 1, text: '1' },
  data_table: { type: 'data_table', rows: [[cell], [cell]], caption: 'Cells' },
  context_actions: {
    type: 'context_actions',
    elements: [{ type: 'icon_button', icon: 'trash', text: plain() }],
  },
  file: { type: 'file', external_id: 'f1', source: 'remote' },
  data_visualization: {
    type: 'data_visualization',
    title: 'Chart',
    chart: { type: 'pie', segments: [point] },
  },
  'pie chart': { type: 'pie', segments: [point] },
  'bar chart': { type: 'bar', ...axis },
  'area chart': { type: 'area', ...axis },
  'line chart': { type: 'line', ...axis },
  'chart point': point,
  'chart series': { name: 'A', data: [point] },
  'chart axis': { categories: ['a'] },
  modal: { type: 'modal', title: plain('Title'), submit: plain('Go'), blocks: [] },
  home: { type: 'home', blocks: [] },
};

/** A parent that holds one thing of a shape, and the name of the parent. */
const PARENTS: Readonly<Record<string, readonly [parent: string, hold: (child: unknown) => Fields]>> = {
  plain_text: ['section', (text) => ({ text })],
  mrkdwn: ['section', (text) => ({ text })],
  'plain field': ['section', (field) => ({ fields: [field] })],
  'mrkdwn field': ['section', (field) => ({ fields: [field] })],
  confirm: ['button', (confirm) => ({ confirm })],
  option: ['static_select', (one) => ({ options: [one] })],
  'rich option': ['radio_buttons', (one) => ({ options: [one] })],
  'overflow option': ['overflow', (one) => ({ options: [one] })],
  'option group': ['static_select', (group) => ({ options: undefined, option_groups: [group] })],
  dispatch_action_config: ['plain_text_input', (dispatch_action_config) => ({ dispatch_action_config })],
  'conversation filter': ['conversations_select', (filter) => ({ filter })],
  slack_file: ['image', (slack_file) => ({ image_url: undefined, slack_file })],
  'feedback button': ['feedback_buttons', (positive_button) => ({ positive_button })],
  feedback_buttons: ['context_actions', (element) => ({ elements: [element] })],
  icon_button: ['context_actions', (element) => ({ elements: [element] })],
  'image element': ['context', (element) => ({ elements: [element] })],
  'column settings': ['table', (one) => ({ column_settings: [one] })],
  raw_text: ['table', (one) => ({ rows: [[one]] })],
  raw_number: ['table', (one) => ({ rows: [[one]] })],
  'chart point': ['pie chart', (one) => ({ segments: [one] })],
  'chart series': ['bar chart', (one) => ({ series: [one] })],
  'chart axis': ['line chart', (axis_config) => ({ axis_config })],
  'rich style': ['rich text', (style) => ({ style })],
};

const INPUT_ONLY = [
  'plain_text_input',
  'number_input',
  'email_text_input',
  'url_text_input',
  'file_input',
  'channels_select',
  'conversations_select',
];
const RICH_PARTS = ['rich_text_section', 'rich_text_quote', 'rich_text_preformatted', 'rich_text_list'];

/** Where a thing of a shape is put so that Slack gets to see it. */
export function hosted(name: string, value: unknown): { on: 'message' | 'modal' | 'home'; value: unknown } {
  if (name === 'modal' || name === 'home') return { on: name, value };
  const [parent, hold] = PARENTS[name] ?? usualParent(name);
  if (parent === null) return { on: 'message', value: [value] };
  return hosted(parent, { ...SAMPLES[parent], ...hold(value) });
}

type Parent = readonly [parent: string | null, hold: (child: unknown) => Fields];

function usualParent(name: string): Parent {
  const { type } = SAMPLES[name] ?? {};
  if (name.endsWith(' chart')) return ['data_visualization', (chart) => ({ chart })];
  if (RICH_PARTS.includes(name)) return ['rich_text', (part) => ({ elements: [part] })];
  if (name.startsWith('rich ')) return ['rich_text_section', (part) => ({ elements: [part] })];
  if (INPUT_ONLY.includes(name)) return ['input', (element) => ({ element })];
  const isBlock = name in SAMPLES && BLOCKS.includes(String(type));
  return isBlock ? [null, () => ({})] : ['actions', (element) => ({ elements: [element] })];
}

const BLOCKS = [
  'section',
  'divider',
  'header',
  'context',
  'actions',
  'input',
  'image',
  'video',
  'markdown',
  'table',
  'data_table',
  'context_actions',
  'file',
  'data_visualization',
  'rich_text',
];
