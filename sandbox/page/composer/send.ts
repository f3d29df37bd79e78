import type { Outcome } from '../../people/outcome.ts';
import { perform } from '../api/ask.ts';
import { tellOutcome, tellTrouble } from '../state/notices.ts';

/** Sends what was typed, as a message or a command. False when the sandbox did not take it. */
export async function sendTyped(channel: string, text: string, threadTs: string | null): Promise<boolean> {
  const typed = { channel, text, ...(threadTs === null ? {} : { threadTs }) };
  try {
    if (!text.startsWith('/')) await perform('/say', typed);
    else {
      const outcome = await perform<Outcome>('/command', typed);
      // Mostly what went wrong stands in the conversation, where only its author sees it.
      if (outcome.shown === undefined) tellOutcome(outcome);
    }
    return true;
  } catch (error) {
    tellTrouble(error);
    return false;
  }
}
