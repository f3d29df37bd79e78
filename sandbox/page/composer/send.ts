import type { Outcome } from '../../people/outcome.ts';
import { perform } from '../api/ask.ts';
import { tellTrouble } from '../state/notices.ts';

/** Sends what was typed, as a message or a command. False when the sandbox did not take it. */
export async function send(channel: string, text: string, threadTs: string | null): Promise<boolean> {
  const typed = { channel, text, ...(threadTs === null ? {} : { threadTs }) };
  try {
    if (!text.startsWith('/')) await perform('/say', typed);
    // What went wrong with a command stands in the conversation, where only its author sees it.
    else await perform<Outcome>('/command', typed);
    return true;
  } catch (error) {
    tellTrouble(error);
    return false;
  }
}
