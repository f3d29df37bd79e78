/** Buttons, menus and forms with which people say what happened. */
export const answerIds = {
  yes: 'answer.yes',
  no: 'answer.no',
  cannotTell: 'answer.cannot-tell',
  diverged: 'answer.diverged',
  /** `answer.option.0`, `answer.option.1`, … one for each option */
  option: 'answer.option.',
  optionPattern: /^answer\.option\.\d$/,
  enterValue: 'answer.enter-value',
  stillRunning: 'answer.still-running',
  undo: 'answer.undo',
  addNote: 'answer.add-note',
  valueForm: 'answer.value-form',
  valueField: 'answer.value-field',
  confirmValue: 'answer.confirm-value',
  laterForm: 'answer.later-form',
  laterField: 'answer.later-field',
  noteForm: 'answer.note-form',
  noteField: 'answer.note-field',
  lessonField: 'answer.lesson-field',
  whyField: 'answer.why-field',
  asPrediction: 'answer.as-prediction',
  /** The menu of what else can be done with a prediction. */
  more: 'answer.more',
  again: 'answer.again',
  takeBack: 'answer.take-back',
  answerAll: 'answer.all',
  answerAllForm: 'answer.all-form',
  handOverForm: 'answer.hand-over-form',
} as const;

/** The block of one question in a message; what a message asks can be read from its blocks. */
export const questionBlock = (predictionId: string): string => `question.${predictionId}`;

/** The field of one question in the form for all of them. */
export const answerAllField = (predictionId: string): string => `answer.all.${predictionId}`;

/** The prediction that a field of that form is about; null for other fields. */
export const predictionOfField = (blockId: string): string | null =>
  /^answer\.all\.(.{1,200})$/.exec(blockId)?.[1] ?? null;

/** The prediction that a block asks about; null for other blocks. */
export const questionOfBlock = (blockId: string): string | null =>
  /^question\.(.{1,200})$/.exec(blockId)?.[1] ?? null;
