import type { Workspace } from '../workspace.ts';

/** How mentions and links leave the composer: in messages, in escaped commands, or as they were typed. */
export type Escaping = 'message' | 'command' | 'none';

/**
 * What Slack makes of typed text: the three entities, emoji by name, and (unless `none`) `@name`, `#channel` and
 * links as references. Commands carry names along: `<@U…|ana>`.
 */
export function typedText(workspace: Workspace, text: string, escaping: Escaping): string {
  const escaped = emojiByName(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
  if (escaping === 'none') return escaped;
  const people = new Map([...workspace.state.people.values()].map((each) => [each.name, each.id]));
  const channels = new Map(
    [...workspace.state.channels.values()].flatMap((each) =>
      each.kind === 'im' ? [] : [[each.name, each.id]],
    ),
  );
  return escaped.replace(
    /(https?:\/\/[^\s<>]*[^\s<>.,;:!?)])|(?<![\w&])([@#])([a-z0-9][a-z0-9._-]*[a-z0-9_-]|[a-z0-9])/gi,
    (whole, link: string | undefined, sign: string, name: string) => {
      if (link) return `<${link}>`;
      const id = (sign === '@' ? people : channels).get(name.toLowerCase());
      if (!id) return whole;
      return sign === '#' || escaping === 'command' ? `<${sign}${id}|${name.toLowerCase()}>` : `<@${id}>`;
    },
  );
}

const EMOJI: Readonly<Record<string, string>> = {
  '👍': '+1',
  '👎': '-1',
  '🎉': 'tada',
  '🔥': 'fire',
  '🚀': 'rocket',
  '💥': 'boom',
  '✅': 'white_check_mark',
  '❌': 'x',
  '🤞': 'crossed_fingers',
  '🤔': 'thinking_face',
  '😀': 'grinning',
  '🙈': 'see_no_evil',
  '📉': 'chart_with_downwards_trend',
  '📈': 'chart_with_upwards_trend',
};

function emojiByName(text: string): string {
  return Object.entries(EMOJI).reduce((done, [emoji, name]) => done.replaceAll(emoji, `:${name}:`), text);
}
