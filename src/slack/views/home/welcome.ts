import type { Message } from '../../messenger.ts';
import { mrkdwn } from '../../mrkdwn.ts';

/** The one message after an installation, to whoever installed Hunch; nobody else hears of it. */
export function welcomeMessage(commandName: string): Message {
  const lines = [
    '*Hunch is in your workspace.* I have told nobody else, and post nowhere by myself.',
    `• Try \`${commandName} val_loss &lt; 0.35 by tomorrow 5pm 70%\`: I come back and ask what happened.`,
    `• In a channel, invite me, then \`${commandName} digest\` switches its weekly digest on.`,
    `• \`${commandName} settings\` has the workspace’s settings for you and its admins: what may be switched off.`,
  ];
  return {
    text: 'Hunch is in your workspace. I have told nobody else.',
    blocks: [{ type: 'section', text: mrkdwn(lines.join('\n')) }],
  };
}
