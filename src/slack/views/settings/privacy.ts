import type { ModalView } from '@slack/types';
import { mrkdwn, plain } from '../../mrkdwn.ts';

/** Who sees what, in short; docs/privacy.md is the long form. */
export function privacyModal(commandName: string): ModalView {
  return {
    type: 'modal',
    title: plain('Who sees what'),
    close: plain('Close'),
    blocks: [...paragraphs(commandName)].map((text) => ({ type: 'section', text: mrkdwn(text) })),
  };
}

const paragraphs = (commandName: string): readonly string[] => [
  '*What you record is private until you share it.* Shared, it is seen by whoever can read that channel; with numbers hidden nobody sees another’s forecast before the outcome. Digests count what was shared in their channel and nothing else.',
  '*You are named in digests, and your statistics are shown to others, only if you ticked it yourself* in Settings.',
  '*Everything lies in one database on the machine that runs me; nothing leaves it but my messages to this Slack.* Whoever runs that machine can read the database. I read no channel, only what is typed to me.',
  '*Slack keeps our messages as it keeps all others:* depending on your plan, admins of the workspace can export them, DMs included.',
  `*To take everything with you:* \`${commandName} export\`. *To have it deleted:* \`${commandName} forget me\`. What was typed to me is kept for days only, and the wording of my messages for weeks; whoever runs me sets how long.`,
];
