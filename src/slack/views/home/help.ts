import type { HelpTopic } from '../../../domain/reading/commands/help.ts';
import { HELP_SCORES } from '../../../domain/words/help-scores.ts';
import type { Message } from '../../messenger.ts';
import { escapeMrkdwn, mrkdwn, shorten } from '../../mrkdwn.ts';

/** What Hunch can do, or how it scores; only the person who asked sees it. */
export function helpMessage(topic: HelpTopic, commandName: string): Message {
  const sections = topic === 'scores' ? scoreSections() : commandSections(commandName);
  return {
    text: topic === 'scores' ? 'How Hunch scores what you said' : 'What Hunch can do',
    blocks: sections.map((text) => ({ type: 'section', text: mrkdwn(text) })),
  };
}

/** What somebody reads who typed one word that is neither a command nor a prediction. */
export function unknownWordMessage(word: string, commandName: string): Message {
  const { blocks } = helpMessage('all', commandName);
  const text = `“${escapeMrkdwn(shorten(word, 40))}” is no command of mine, and too short for a prediction.`;
  return { text, blocks: [{ type: 'section', text: mrkdwn(text) }, ...(blocks ?? [])] };
}

function commandSections(name: string): string[] {
  return [
    [
      '*Say what you expect, before the run.*',
      `• \`${name} val_loss &lt; 0.35 by tomorrow 5pm 70% because the warmup is longer #lr\``,
      `• \`${name} final loss 0.31 to 0.38, most likely 0.34, by Friday\` for a number`,
      `• \`${name} A) converges B) diverges C) NaN 60/30/10\` for one of several`,
      `• \`${name}\` alone opens a form; a plain message to me works too`,
    ].join('\n'),
    '*When it is due I ask you in our DM.* One tap answers; “Still running” asks again later. Everything that waits is on my Home tab.',
    [
      '*What you said, and how it came out*',
      `• \`${name} list [open|waiting|answered] [#tag]\` finds your predictions`,
      `• \`${name} stats [#tag|@someone]\`: how sure you were and how often it happened, with pictures`,
      `• \`${name} patterns [#tag]\`: the same knob by knob, and the lessons people wrote`,
      `• \`${name} digest\` in a channel: once a week, what it expected and what happened; \`${name} digest now\` shows it to you`,
      `• \`${name} help scores\` explains the numbers`,
    ].join('\n'),
    [
      '*Training runs*',
      `• \`${name} token\` lets your runs report themselves; \`${name} token channel\` those of a project, \`${name} token list\` shows and ends tokens`,
      `• \`${name} link wandb your-name\`: runs of that name are yours; \`${name} link\` lists your names`,
    ].join('\n'),
    [
      '*You*',
      `• \`${name} settings\`: zone, working days and hours, reminders, who may see what`,
      `• \`${name} export\` sends you everything of yours, as CSV and JSON`,
      `• \`${name} forget me\` deletes everything of yours, after asking once more`,
      'What you record is private until you share it.',
    ].join('\n'),
  ];
}

function scoreSections(): string[] {
  return [...HELP_SCORES.map(({ term, text }) => `*${term}.* ${text}`), WHAT_COUNTS];
}

const WHAT_COUNTS =
  '*What counts.* Your last forecast within ten minutes of your first one; later ones are kept as updates. A first forecast made when the run was well under way is late: it counts in your own figures only. Void is never scored.';
