import { elementsOf } from '../rules/whole.ts';
import type { AnyBlock } from '../state/model.ts';
import type { Workspace } from '../workspace.ts';

type Fields = Readonly<Record<string, unknown>>;

/** A button as a person sees it. */
export interface SeenButton {
  readonly text: string;
  readonly actionId: string;
  readonly blockId: string;
  readonly value?: string;
  readonly url?: string;
}

/** The words of blocks as somebody reads them, one text per line; buttons and inputs' contents are left out. */
export function plainBlocks(workspace: Workspace, blocks: readonly AnyBlock[]): string {
  return blocks.flatMap((block) => wordsOf(workspace, { ...block })).join('\n');
}

/** Buttons of blocks, overflow menus left out. */
export function buttonsOf(blocks: readonly AnyBlock[]): SeenButton[] {
  return blocks.flatMap((block) =>
    elementsOf({ ...block })
      .filter((each) => each['type'] === 'button')
      .map((each) => ({
        text: String((each['text'] as Fields)['text']),
        actionId: String(each['action_id']),
        blockId: String(block.block_id),
        ...(typeof each['value'] === 'string' ? { value: each['value'] } : {}),
        ...(typeof each['url'] === 'string' ? { url: each['url'] } : {}),
      })),
  );
}

/** Emphasis and code, where Slack sees them: around words, not within them. */
const EMPHASIS = /(?<![\w*_~`])([*_~`])(?=\S)([^\n]*?\S)\1(?![\w*_~`])/g;

/** mrkdwn as somebody reads it: no marks of emphasis, names for references, labels for links, entities decoded. */
export function plainMrkdwn(workspace: Workspace, mrkdwn: string): string {
  const { people, channels } = workspace.state;
  return mrkdwn
    .replace(EMPHASIS, '$2')
    .replace(
      /<(@|#|!)?([^<>|]+)(?:\|([^<>]*))?>/g,
      (_whole, sign: string | undefined, id: string, label?: string) => {
        if (sign === '@') return `@${people.get(id)?.displayName ?? label ?? id}`;
        if (sign === '#') return `#${channels.get(id)?.name ?? label ?? id}`;
        if (sign === '!') return label ?? `@${id}`;
        return label ?? id;
      },
    )
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

function wordsOf(workspace: Workspace, value: unknown): readonly string[] {
  if (Array.isArray(value)) return value.flatMap((each) => wordsOf(workspace, each));
  if (typeof value !== 'object' || value === null) return [];
  const fields = value as Fields;
  const type = String(fields['type']);
  if (type === 'mrkdwn' || type === 'markdown') return [plainMrkdwn(workspace, String(fields['text']))];
  if (type === 'plain_text' || type === 'raw_text' || type === 'raw_number') return [String(fields['text'])];
  if (type === 'rich_text') return [richText(workspace, fields)];
  if (type === 'image') return [...wordsOf(workspace, fields['title']), `[${String(fields['alt_text'])}]`];
  if (type === 'button' || type === 'overflow') return [];
  const parts = ['title', 'label', 'text', 'fields', 'elements', 'hint', 'rows', 'caption'];
  return parts.flatMap((name) =>
    typeof fields[name] === 'string' ? [fields[name]] : wordsOf(workspace, fields[name]),
  );
}

function richText(workspace: Workspace, fields: Fields): string {
  const { people, channels } = workspace.state;
  const each = (element: Fields): string => {
    switch (element['type']) {
      case 'text':
        return String(element['text']);
      case 'link':
        return String(element['text'] ?? element['url']);
      case 'emoji':
        return `:${element['name']}:`;
      case 'user':
        return `@${people.get(String(element['user_id']))?.displayName ?? element['user_id']}`;
      case 'channel':
        return `#${channels.get(String(element['channel_id']))?.name ?? element['channel_id']}`;
      case 'broadcast':
        return `@${element['range']}`;
      case 'date':
        return String(element['fallback'] ?? element['timestamp']);
      default:
        return inner(element).join(element['type'] === 'rich_text_list' ? '\n' : '');
    }
  };
  const inner = (element: Fields): string[] =>
    Array.isArray(element['elements']) ? element['elements'].map((one: Fields) => each(one)) : [];
  return inner(fields).join('\n');
}
