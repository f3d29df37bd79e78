import { countsOf } from '../../../domain/calibration/levels.ts';
import type { PatternsFigures } from '../../../figures/statistics/patterns.ts';
import type { StatisticsFigures } from '../../../figures/statistics/statistics.ts';
import { escapeMrkdwn } from '../../mrkdwn.ts';

/** What somebody reads who has no statistics yet, and what to do next; null where there is something to show. */
export function noStatisticsText(
  { whose, name, tag, record }: StatisticsFigures,
  commandName: string,
): string | null {
  const { levels, choices, intervals, selection } = record;
  if (countsOf([...levels, ...choices]).n + intervals.n > 0) return null;
  if (whose === 'they')
    return `Nothing of ${escapeMrkdwn(name ?? '')}’s that you may see has an outcome yet. What is shared in your channels counts once it is answered.`;
  if (tag !== null)
    return `Nothing with #${escapeMrkdwn(tag)} has an outcome yet. \`${commandName} list #${escapeMrkdwn(tag)}\` shows what is open; \`${commandName} patterns\` shows your other tags.`;
  if (selection.waiting > 0)
    return `Nothing is scored yet. ${selection.waiting} of your predictions ${selection.waiting === 1 ? 'waits' : 'wait'} for an answer: \`${commandName} list waiting\` shows them.`;
  return `Nothing is scored yet. \`${commandName} list open\` shows what will be asked; \`${commandName} val_loss &lt; 0.35 by tomorrow 70%\` records something new.`;
}

/** What somebody reads who has no patterns yet, and what to do next; null where there is something to show. */
export function noPatternsText(
  { tag, tags, intervals, lessons }: PatternsFigures,
  commandName: string,
): string | null {
  if (tags.length + (intervals?.n ?? 0) + lessons.length > 0) return null;
  if (tag !== null)
    return `Nothing with #${escapeMrkdwn(tag)} has an outcome yet. Put #${escapeMrkdwn(tag)} into a prediction’s line; \`${commandName} patterns\` shows your other tags.`;
  return `No tag of yours has an outcome yet. Name the knob you turn in the line, like \`${commandName} val_loss &lt; 0.35 by tomorrow 70% #lr\`; once it is answered, the pattern begins here.`;
}

/** They keep their statistics to themselves, or Hunch does not know them; both read the same. */
export function privateStatisticsText(commandName: string): string {
  return `They have not let their statistics be seen. Everybody decides that for themselves in \`${commandName} settings\`.`;
}
