import type { Settled } from '../../../figures/questions/settled.ts';
import type { Message } from '../../messenger.ts';
import { person } from '../../mrkdwn.ts';
import { questionsMessage } from './follow-up.ts';

/** Tells an author who settled their prediction, and how it came out. */
export function settledMessage({ byId, isByAdmin, question }: Settled): Message {
  const intro = isByAdmin
    ? `${person(byId)}, an admin of this workspace, made your prediction void.`
    : `${person(byId)} answered your prediction.`;
  return questionsMessage([question], intro);
}
