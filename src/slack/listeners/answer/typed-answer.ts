import type { Deps } from '../../../deps.ts';
import { doubtAbout } from '../../../domain/prediction/doubt.ts';
import type { Outcome } from '../../../domain/prediction/prediction.ts';
import { byThreshold } from '../../../domain/prediction/threshold.ts';
import { numberWords, thresholdWords } from '../../../domain/prediction/words.ts';
import { type AnswerRead, readAnswer } from '../../../domain/reading/answer/read-answer.ts';
import type { ReadingContext } from '../../../domain/reading/reading.ts';
import { nextWorkingMorning } from '../../../domain/time/working-hours.ts';
import { doubtFigures } from '../../../figures/questions/doubt.ts';
import { type Question, questionFigures } from '../../../figures/questions/questions.ts';
import { answer } from '../../../usecases/answer/answer.ts';
import { putOff } from '../../../usecases/answer/put-off.ts';
import type { Message } from '../../messenger.ts';
import { escapeMrkdwn } from '../../mrkdwn.ts';
import { questionsMessage } from '../../views/answer/follow-up.ts';
import { answerSentences, putOffSentences } from './sentences.ts';

/** Something typed in the DM. */
export interface Typed {
  readonly teamId: string;
  readonly userId: string;
  readonly channelId: string;
  readonly threadTs: string | null;
  readonly text: string;
  readonly eventId: string;
  readonly typedAt: string;
}

/** Takes what was typed as the answer to one question, and says what came of it or asks with buttons. */
export async function typedAnswer(
  deps: Deps,
  typed: Typed,
  question: Question,
  context: ReadingContext,
): Promise<Message> {
  const { prediction } = question;
  const ask = (intro: string, proposed: Outcome | null = null) =>
    questionsMessage([question], intro, { typedId: typed.eventId, proposed });
  const read = readAnswer(typed.text, prediction, context);
  switch (read.kind) {
    case 'outcome': {
      const doubt = await doubtOf(deps, typed, question, read);
      return doubt === null ? settle(deps, typed, question, read) : ask(doubt, read.outcome);
    }
    case 'number': {
      const proposed = byThreshold(read.value, prediction);
      return proposed ? ask(thresholdIntro(question, read.value, proposed.kind), proposed) : ask(WORDS);
    }
    case 'not-finite': {
      if (prediction.kind === 'numeric')
        return ask('Not a finite number, so there is nothing to score. Tap to record that it diverged.', {
          kind: 'void',
          reason: 'diverged',
        });
      const proposed = byThreshold(null, prediction);
      return proposed ? ask('Not a finite number, so I suggest No. Tap to confirm.', proposed) : ask(WORDS);
    }
    case 'decimal-comma':
      return ask('Is the comma a decimal point? Type the number with a point, like 1.5.');
    case 'later':
      return postpone(deps, typed, question, read.until, context);
    case 'words':
      return ask(WORDS);
  }
}

const WORDS = 'I keep that as your note. What was the outcome? Tap it:';

/** Why an outcome that was read must be confirmed first, as mrkdwn; null where it is settled at once. */
async function doubtOf(
  deps: Deps,
  typed: Typed,
  { prediction }: Question,
  { outcome, isPlain }: Extract<AnswerRead, { kind: 'outcome' }>,
): Promise<string | null> {
  if (outcome.kind === 'number') {
    const figures = await doubtFigures(deps.db.read, { teamId: typed.teamId, id: prediction.id });
    const doubt = figures && doubtAbout(outcome.value, prediction, figures.forecasts);
    if (doubt) return escapeMrkdwn(doubt);
  }
  return isPlain ? null : 'Do you mean this? Tap to confirm.';
}

function thresholdIntro({ prediction }: Question, value: number, proposed: 'yes' | 'no'): string {
  const threshold = escapeMrkdwn(thresholdWords(prediction) ?? '');
  return `${escapeMrkdwn(numberWords(value, prediction.unit))} against ${threshold}: I suggest ${proposed === 'yes' ? 'Yes' : 'No'}. Tap to confirm.`;
}

async function settle(
  deps: Deps,
  typed: Typed,
  { prediction }: Question,
  { outcome, note }: Extract<AnswerRead, { kind: 'outcome' }>,
): Promise<Message> {
  const answerId = `event-${typed.eventId}`;
  const refusal = await answer(deps, { ...typed, predictionId: prediction.id, outcome, note, answerId });
  const questions = await questionFigures(deps.db.read, typed, [prediction.id], deps.clock.now());
  // Typed once and dealt with twice (a crash between the two): the first time counted.
  const isMine = questions[0]?.result?.answerId === answerId;
  return questionsMessage(questions, refusal === null || isMine ? null : answerSentences[refusal]);
}

async function postpone(
  deps: Deps,
  typed: Typed,
  { prediction }: Question,
  until: string | null,
  { now, zone }: ReadingContext,
): Promise<Message> {
  const { id: predictionId, dueSeq } = prediction;
  const at = until ?? nextWorkingMorning(now, { zone, workDays: [] });
  const refusal = await putOff(deps, { ...typed, predictionId, dueSeq, until: at, phrase: null });
  const questions = await questionFigures(deps.db.read, typed, [predictionId], deps.clock.now());
  return questionsMessage(questions, refusal === null ? 'All right.' : putOffSentences[refusal]);
}
