import type { Deps } from '../../../deps.ts';
import type { Outcome } from '../../../domain/prediction/prediction.ts';
import { readAnswer } from '../../../domain/reading/read-answer.ts';
import { doubtAbout } from '../../../domain/reading/read-value.ts';
import type { ReadingContext } from '../../../domain/reading/reading.ts';
import { nextWorkingMorning } from '../../../domain/time/working-hours.ts';
import { doubtFigures } from '../../../figures/doubt.ts';
import { type Question, questionFigures } from '../../../figures/questions.ts';
import { answer } from '../../../usecases/answer/answer.ts';
import { putOff } from '../../../usecases/answer/put-off.ts';
import type { Message } from '../../messenger.ts';
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

/** Takes what was typed as the answer to one question, and says what came of it. */
export async function typedAnswer(
  deps: Deps,
  typed: Typed,
  question: Question,
  context: ReadingContext,
): Promise<Message> {
  const { prediction } = question;
  const read = readAnswer(typed.text, prediction, context);
  const again = async (intro: string | null) =>
    questionsMessage(await questionFigures(deps.db.read, typed, [prediction.id], deps.clock.now()), intro);
  switch (read.kind) {
    case 'put-off': {
      const until = read.until ?? nextWorkingMorning(context.now, { zone: context.zone, workDays: [] });
      const refusal = await putOff(deps, {
        ...typed,
        predictionId: prediction.id,
        until,
        phrase: typed.text,
      });
      return again(refusal === null ? 'All right.' : putOffSentences[refusal]);
    }
    case 'decimal-comma':
      return again('Is the comma a decimal point? Type the number with a point, like 1.5.');
    case 'note':
      return again('That alone does not say what happened, so I recorded nothing. Tap an answer:');
    case 'diverged': {
      const isThreshold = prediction.kind === 'binary';
      if (isThreshold) return again('It diverged? Then tap No, or "Can\'t tell" if that does not settle it.');
      return settle(deps, typed, question, { kind: 'void', reason: 'diverged' }, read.note);
    }
    case 'settled': {
      if (read.outcome.kind === 'number') {
        const figures = await doubtFigures(deps.db.read, { teamId: typed.teamId, id: prediction.id });
        const doubt = figures && doubtAbout(read.outcome.value, prediction, figures.forecasts);
        if (doubt) return again(`${doubt} Enter it with the button if it is.`);
      }
      return settle(deps, typed, question, read.outcome, read.note);
    }
  }
}

async function settle(
  deps: Deps,
  typed: Typed,
  { prediction }: Question,
  outcome: Outcome,
  note: string | null,
): Promise<Message> {
  const answerId = `event-${typed.eventId}`;
  const refusal = await answer(deps, { ...typed, predictionId: prediction.id, outcome, note, answerId });
  const questions = await questionFigures(deps.db.read, typed, [prediction.id], deps.clock.now());
  // Typed once and dealt with twice (a crash between the two): the first time counted.
  const isMine = questions[0]?.result?.answerId === answerId;
  return questionsMessage(questions, refusal === null || isMine ? null : answerSentences[refusal]);
}
