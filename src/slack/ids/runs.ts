/** Ids of everything about runs and their tokens; each has exactly one handler. */
export const runsIds = {
  predict: 'runs.predict',
  everyStart: 'runs.every-start',
  withPrediction: 'runs.with-prediction',
  never: 'runs.never',
  mine: 'runs.mine',
  endToken: 'runs.end-token',
  unlink: 'runs.unlink',
} as const;
