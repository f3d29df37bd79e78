/** What `/predict help scores` explains: each in two sentences, with an example from training runs. */
export const HELP_SCORES: readonly { readonly term: string; readonly text: string }[] = [
  {
    term: 'Brier score',
    text:
      'The squared distance between what you said and what happened: 0 is best, 1 is worst, and always saying 50% gives 0.25. ' +
      'You said 70% that val_loss ends below 0.35 and it did: (0.7 − 1)² = 0.09; had it not, 0.49.',
  },
  {
    term: 'Bits of surprise',
    text:
      'How unexpected the outcome was for you: a fair coin is 1 bit, and each further bit halves the chance you gave it. ' +
      'You gave 8% to the run diverging and it diverged: 3.6 bits, and the best moment to write down what you learned.',
  },
  {
    term: 'Calibration',
    text:
      'Whether things you call 80% happen about 80% of the time, however hard they are to guess. ' +
      'Of ten runs that you were 80% sure would beat the baseline, about eight should; six can still be luck, so Hunch calls it a habit only when luck is a poor explanation.',
  },
  {
    term: 'Intervals',
    text:
      'A low and a high at 80% should hold the value four times out of five: held less often they are too narrow, nearly always too wide. ' +
      'You said 6 to 9 hours for the fine-tune and it took 11: a miss, and after ten such answers Hunch says by how much to widen, for example 1.7× as wide.',
  },
];
