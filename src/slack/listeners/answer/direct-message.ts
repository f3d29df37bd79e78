import type { App } from '@slack/bolt';
import { z } from 'zod';
import type { Deps } from '../../../deps.ts';
import { readDirectMessage } from '../../../domain/reading/answer/direct-message.ts';
import type { ReadingContext } from '../../../domain/reading/reading.ts';
import { openQuestions } from '../../../figures/questions/open-questions.ts';
import type { Question } from '../../../figures/questions/questions.ts';
import { WAITING_SHOWN } from '../../../figures/questions/waiting.ts';
import type { InboxEvent } from '../../../store/once/inbox.ts';
import { nextEvents } from '../../../usecases/answer/next-events.ts';
import { finishEvent } from '../../../usecases/answer/reply.ts';
import { knowMember } from '../../../usecases/people/know-member.ts';
import type { Message } from '../../messenger.ts';
import { questionsMessage } from '../../views/answer/follow-up.ts';
import { givenUpMessage, nothingWaitsMessage, unclearMessage } from '../../views/answer/unclear.ts';
import { type Typed, typedAnswer } from './typed-answer.ts';
import { captureTyped, registerAsPrediction } from './typed-prediction.ts';

const bodySchema = z.object({
  channel: z.string(),
  user: z.string(),
  text: z.string().default(''),
  ts: z.string(),
  thread_ts: z.string().optional(),
});

/** What is typed in the DM with Hunch: kept before the ack, dealt with here, and again later if that was cut short. */
export function registerDirectMessages(app: App, deps: Deps): void {
  app.event('message', async () => dealWithEvents(deps));
  registerAsPrediction(app, deps);
}

/** Deals with every kept event that is not done, oldest first; one that fails is tried again later, and told at last. */
export async function dealWithEvents(deps: Deps, isStart = false): Promise<void> {
  await nextEvents(
    deps,
    { deal: (event) => deal(deps, event), giveUp: (event) => giveUp(deps, event) },
    isStart,
  );
}

async function deal(deps: Deps, event: InboxEvent): Promise<void> {
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
}

/** Answers in a thread under the message, so that it is clear which one was given up. */
async function giveUp(deps: Deps, event: InboxEvent): Promise<void> {
  const { user, channel, ts, thread_ts } = bodySchema.parse(JSON.parse(event.body));
  const place = { userId: user, channelId: channel, threadTs: thread_ts ?? ts };
  await finishEvent(deps, event, { ...place, message: givenUpMessage(deps.commandName) });
}

/** An answer, a prediction, or neither: then it asks, with buttons. */
async function messageFor(deps: Deps, typed: Typed): Promise<Message | null> {
  if (typed.text.trim() === '') return null;
  const member = await knowMember(deps, typed.teamId, typed.userId);
  const context = { now: typed.typedAt, zone: member.zone };
  const open = await openQuestions(deps.db.read, typed, deps.clock.now());
  if (open.isThread) return inThread(deps, typed, open.questions, context);
  const [only, ...others] = open.questions;
  const meant = only && others.length === 0 && open.isRecent ? only : null;
  const read = readDirectMessage(typed.text, meant?.prediction ?? null, context);
  if (read.kind === 'answer' && meant) return typedAnswer(deps, typed, meant, context);
  if (read.kind === 'prediction') return captureTyped(deps, typed);
  if (only) return unclearMessage(open.questions.slice(0, WAITING_SHOWN), typed.eventId);
  return read.kind === 'answer-like' ? nothingWaitsMessage(deps.commandName) : captureTyped(deps, typed);
}

/** In the thread of a question it is an answer; among several, to the one that still waits. */
async function inThread(
  deps: Deps,
  typed: Typed,
  questions: readonly Question[],
  context: ReadingContext,
): Promise<Message> {
  const waiting = questions.filter((question) => question.state === 'waiting');
  // What was put off may be known sooner; what was handed over its author may still answer.
  const others = questions.filter(({ state }) => state === 'put-off' || state === 'moved');
  const open = waiting.length > 0 ? waiting : others;
  const [only, ...more] = open;
  if (!only) return questionsMessage(questions, 'Nothing in this thread waits for an answer any more.');
  if (more.length === 0) return typedAnswer(deps, typed, only, context);
  return questionsMessage(open, 'Which of these do you mean? Tap an answer below.');
}
