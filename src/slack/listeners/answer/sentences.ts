import type { AnswerRefusal } from '../../../usecases/answer/answer.ts';
import type { PutOffRefusal } from '../../../usecases/answer/put-off.ts';
import type { UndoRefusal } from '../../../usecases/answer/undo-answer.ts';

/** Why an answer was not taken, to the person who gave it. */
export const answerSentences: Readonly<Record<AnswerRefusal, string>> = {
  gone: 'This prediction was withdrawn, so there is nothing to answer. Nothing was changed.',
  'not-yours': 'Only the author, or the person it was handed to, can answer this one. Nothing was changed.',
  'already-answered': 'This one is answered already. Undo that answer first if it was wrong.',
  'wrong-kind': 'That does not fit this question, so nothing was changed. Its buttons show what does.',
};

/** Why nothing was undone. */
export const undoSentences: Readonly<Record<UndoRefusal, string>> = {
  gone: 'This prediction was withdrawn. Nothing was changed.',
  'not-yours': 'Only the author, or the person it was handed to, can undo this answer. Nothing was changed.',
  'not-answered': 'That answer was undone already. Nothing was changed.',
  'by-admin': 'An admin of this workspace made it void; only an admin can undo that. Nothing was changed.',
  'too-late': 'An answer can be undone for 24 hours; this one is older. Nothing was changed.',
};

/** Why the question was not put off. */
export const putOffSentences: Readonly<Record<PutOffRefusal, string>> = {
  gone: answerSentences.gone,
  'not-yours': answerSentences['not-yours'],
  'already-answered': answerSentences['already-answered'],
  'already-put-off': 'It was put off already. Nothing was changed.',
  past: 'That time is over. Pick one that is still to come.',
};
