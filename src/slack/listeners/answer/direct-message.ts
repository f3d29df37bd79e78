import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Deps } from '../../../deps.ts';
import { isPlainAnswer } from '../../../domain/reading/read-answer.ts';
import { readLine } from '../../../domain/reading/read-line.ts';
import { openQuestions } from '../../../figures/open-questions.ts';
import { readBack } from '../../../figures/read-back.ts';
import { nextEvents } from '../../../usecases/answer/next-events.ts';
import { finishEvent } from '../../../usecases/answer/reply.ts';
import { captureLine } from '../../../usecases/capture/capture-line.ts';
import { keepDm } from '../../../usecases/capture/keep-dm.ts';
import { knowMember } from '../../../usecases/people/know-member.ts';
import type { Message } from '../../messenger.ts';
import { questionsMessage } from '../../views/answer/follow-up.ts';
import { readBackMessage } from '../../views/capture/read-back.ts';
import { type Typed, typedAnswer } from './typed-answer.ts';

const bodySchema = z.object({
  channel: z.string(),
  user: z.string(),
  text: z.string().default(''),
  ts: z.string(),
  thread_ts: z.string().optional(),
});

/** What is typed in the DM with Hunch: kept before the ack, dealt with here, and again at start if that was cut short. */
export function registerDirectMessages(app: App, deps: Deps): void {
  app.event('message', async () => dealWithEvents(deps));
}

/** Deals with every kept event that is not done, oldest first; one that fails is tried again later. */
export async function dealWithEvents(deps: Deps): Promise<void> {
  await nextEvents(deps, async (event) => {
    const body = bodySchema.parse(JSON.parse(event.body));
    const typed: Typed = {
      teamId: event.teamId,
      userId: body.user,
      channelId: body.channel,
      threadTs: body.thread_ts ?? null,
      text: body.text,
      eventId: event.eventId,
      typedAt: event.worldAt,
    };
    const message = await messageFor(deps, typed);
    const threadTs = typed.threadTs;
    await finishEvent(deps, event, { userId: typed.userId, channelId: typed.channelId, threadTs, message });
  });
}

/** An answer, a prediction, or neither: then it asks, with buttons. */
async function messageFor(deps: Deps, typed: Typed): Promise<Message | null> {
  if (typed.text.trim() === '') return null;
  const member = await knowMember(deps, typed.teamId, typed.userId);
  const context = { now: typed.typedAt, zone: member.zone };
  const open = await openQuestions(deps.db.read, typed, deps.clock.now());
  const [only, ...others] = open.questions;
  if (open.isThread && only) {
    if (others.length === 0) return typedAnswer(deps, typed, only, context);
    return questionsMessage(open.questions, 'Which of these do you mean? Tap an answer below.');
  }
  const isOne = only !== undefined && others.length === 0 && open.isRecent;
  if (isOne && isPlainAnswer(typed.text, only.prediction, context))
    return typedAnswer(deps, typed, only, context);
  if (only !== undefined && !isPrediction(typed.text, context))
    return questionsMessage(
      open.questions.slice(0, 8),
      'Is that an answer to one of these? Tap it here; a new prediction needs a claim and a percent.',
    );
  return captured(deps, typed);
}

/** A claim together with a confidence, or an interval or options: nothing one would type as an answer. */
function isPrediction(text: string, context: { readonly now: string; readonly zone: string }): boolean {
  const reading = readLine(text, context);
  return reading.read.claim !== '' && reading.missing.length === 0 && reading.certainty !== 'two-way';
}

async function captured(deps: Deps, typed: Typed): Promise<Message> {
  const { teamId, userId, channelId, text, typedAt } = typed;
  const originKey = `event|${typed.eventId}`;
  const caught = await captureLine(deps, { teamId, userId, channelId, text, originKey, typedAt });
  await keepDm(deps, teamId, userId);
  return readBackMessage(await readBack(deps, { teamId, userId }, caught));
}
