import type { KnownBlock } from '@slack/types';
import type { TokensFigures } from '../../../figures/settings/tokens.ts';
import { runsIds } from '../../ids/runs.ts';
import type { Message } from '../../messenger.ts';
import { escapeMrkdwn, moment, mrkdwn, plain } from '../../mrkdwn.ts';

/** A new token, shown this once. */
export function newTokenMessage(secret: string, channelName: string | null, command: string): Message {
  const whose =
    channelName === null
      ? 'Whoever has it reports runs and predicts as you.'
      : `Whoever has it reports runs for #${escapeMrkdwn(channelName)}; the \`user\` field says whose each is.`;
  const lines = [
    'Here is your token. I keep only its fingerprint, so copy it now:',
    `\`\`\`export HUNCH_TOKEN=${secret}\`\`\``,
    `${whose} \`${command} token list\` shows and ends your tokens.`,
  ];
  return {
    text: 'Here is your token. Copy it now: it is shown once.',
    blocks: [{ type: 'section', text: mrkdwn(lines.join('\n')) }],
  };
}

/** A new token for a service that signs what it sends; its secret is shown this once. */
export function newWebhookMessage(
  made: { readonly tokenId: string; readonly secret: string },
  channelName: string | null,
  command: string,
): Message {
  const whose =
    channelName === null ? 'They report as you.' : `They report for #${escapeMrkdwn(channelName)}.`;
  const lines = [
    'For services that sign what they send (GitHub, MLflow, W&amp;B). Behind Hunch’s address, with this secret:',
    `\`\`\`/api/v1/runs?token=${made.tokenId}\n${made.secret}\`\`\``,
    `${whose} Copy the secret now: it is shown once. \`${command} token list\` ends it.`,
  ];
  return {
    text: 'Here is the secret of your webhook. Copy it now: it is shown once.',
    blocks: [{ type: 'section', text: mrkdwn(lines.join('\n')) }],
  };
}

/** Why there is no token. */
export function tokenRefusedMessage(
  because: 'too-many' | 'channel-unknown' | 'channel-archived' | 'bot-not-in-channel' | 'not-a-member',
): Message {
  const text = REFUSED[because];
  return { text, blocks: [{ type: 'section', text: mrkdwn(text) }] };
}

const REFUSED = {
  'too-many': 'You have twenty tokens already. End one that you no longer use first.',
  'channel-unknown': 'I do not know this channel. Invite me first, then try again.',
  'channel-archived': 'This channel is archived.',
  'bot-not-in-channel': 'I am not in this channel. Invite me first, then try again.',
  'not-a-member': 'Only members of this channel can make its token.',
} as const;

/** Tokens that still work, each with a way to end it. */
export function tokensMessage(tokens: TokensFigures['tokens'], command: string): Message {
  if (tokens.length === 0) {
    const text = `You have no tokens. \`${command} token\` makes one, for reporting runs and predicting from a terminal.`;
    return { text, blocks: [{ type: 'section', text: mrkdwn(text) }] };
  }
  return {
    text: `You have ${tokens.length} ${tokens.length === 1 ? 'token' : 'tokens'}.`,
    blocks: tokens.map(tokenLine),
  };
}

function tokenLine(token: TokensFigures['tokens'][number]): KnownBlock {
  const what = token.label === 'webhook' ? ' (webhook)' : '';
  const whose =
    token.channelId === null
      ? `Yours${what}`
      : `For #${escapeMrkdwn(token.channelName ?? token.label)}${what}`;
  const used =
    token.lastUsedAt === null ? 'never used' : `last used ${moment(token.lastUsedAt, 'some time ago')}`;
  return {
    type: 'section',
    text: mrkdwn(`${whose}, made ${moment(token.madeAt, 'some time ago')}, ${used}`),
    accessory: { type: 'button', action_id: runsIds.endToken, text: plain('End it'), value: token.id },
  };
}
