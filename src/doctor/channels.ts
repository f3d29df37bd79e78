import type { Reader } from '../../db/connect.ts';
import type { Messenger } from '../slack/messenger.ts';
import { SlackCallError } from '../slack/slack-call-error.ts';
import { listPostingChannels, type PostingChannel } from '../store/workspace/posting-channels.ts';
import { count, type Finding, well, wrong } from './finding.ts';

/** Slack answers about fifty of these a minute. */
const ASKED_ABOUT = 40;
const GONE = ['channel_not_found', 'missing_scope'];

/** Whether Hunch is in every channel where it has something to post. */
export async function checkChannels(db: Reader, messenger: Messenger, teamId: string, command: string) {
  const channels = await listPostingChannels(db, teamId, ASKED_ABOUT);
  const wrongs: Finding[] = [];
  for (const channel of channels) {
    const problem = await problemWith(messenger, teamId, channel, command);
    if (problem) wrongs.push(problem);
  }
  if (wrongs.length > 0) return wrongs;
  return [well('channels', `in ${count(channels.length, 'channel')} where it posts`)];
}

async function problemWith(
  messenger: Messenger,
  teamId: string,
  { channelId, why }: PostingChannel,
  command: string,
): Promise<Finding | null> {
  const found = await messenger.channel(teamId, channelId).catch((error: unknown) => {
    if (error instanceof SlackCallError && GONE.includes(error.code)) return null;
    throw error;
  });
  const what = why === 'digest' ? 'its digest is on' : 'predictions are shared there';
  const name = found ? `#${found.name}` : channelId;
  if (found && !found.isArchived && found.hasBot) return null;
  if (found?.isArchived)
    return wrong(
      'channels',
      `${name} is archived, but ${what}`,
      'Unarchive it, or let it rest: Hunch posts nothing there.',
    );
  const off = why === 'digest' ? `, or switch the digest off there with ${command} digest` : '';
  return wrong(
    'channels',
    `Hunch is not in ${name}, but ${what}`,
    `In ${name}, type /invite and the name that Hunch has in Slack${off}.`,
  );
}
