import type { Message } from '../../messenger.ts';

/** The line that stands beside the files of an export, or why there are none. */
export const exportMessage = (hasFiles: boolean): Message => ({ text: hasFiles ? SENT : REFUSED });

/** What somebody reads at once who asked for an export. */
export const EXPORT_COMES =
  'I am putting it together. It comes as two files in our direct messages, in a moment.';

/** Instead of an export, where there is nothing in it. */
export const nothingToExport = (commandName: string): string =>
  `There is nothing of yours to export yet. \`${commandName} val_loss &lt; 0.35 by tomorrow 70%\` records a first prediction.`;

const SENT =
  'Here is everything I keep of you: the CSV is for a spreadsheet, a row for each forecast; the JSON has all of it, and can be read back by whoever runs Hunch.';
const REFUSED =
  'Slack did not take the files of your export. Ask for it again in a while; if that fails, too, tell whoever runs Hunch.';
