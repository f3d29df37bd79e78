/** Log odds of a probability strictly between 0 and 1: `ln(p / (1 − p))`; 0.5 is 0. */
export function logit(probability: number): number {
  return Math.log(probability / (1 - probability));
}

/** Inverse of `logit`, the logistic function, 0 to 1. */
export function expit(logOdds: number): number {
  return 1 / (1 + Math.exp(-logOdds));
}
