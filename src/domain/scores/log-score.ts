import { checkFinite, checkOptions, checkOutcome, checkProbability, refusal } from './refusal.ts';

/** Half a unit in the last place of a whole percent: bounds one surprise at 7.64 bits. */
export const CLIP = 0.005;

/** A probability kept away from 0 and 1 by `clip`. */
export function clipped(probability: number, clip: number = CLIP): number {
  return Math.min(Math.max(probability, clip), 1 - clip);
}

/**
 * Log score of one yes/no forecast in bits, which is also its surprise: `−log₂` of the clipped probability given to
 * what happened.
 *
 * @param probability forecast that the claim comes true, 0 to 1 inclusive
 * @param y 1 if it came true, 0 if not
 * @returns 0.007 (best, with the usual clip) to 7.64 (worst); a fair coin is 1; 8% and yes is 3.64
 * @throws bad_type, nan, out_of_range, bad_outcome
 * @see Good (1952), J. R. Stat. Soc. B 14(1).
 */
export function logScore(probability: number, y: 0 | 1, clip: number = CLIP): number {
  checkProbability(probability);
  checkOutcome(y);
  checkClip(clip);
  return -Math.log2(y === 1 ? clipped(probability, clip) : 1 - clipped(probability, clip));
}

/**
 * Log score of one choice in bits: every probability is clipped, divided by the new sum, and that of the option that
 * happened counts.
 *
 * @param probabilities one per option, each 0 to 1, summing to 1 within 1e-6
 * @param happened index of the option that happened, from 0
 * @returns bits, 0 best; log₂ of the number of options for a uniform forecast
 * @throws empty, bad_type, nan, out_of_range, too_few_options, not_normalised, bad_outcome
 * @see Good (1952); the clip is that of scikit-learn's log_loss.
 */
export function logScoreOfChoice(
  probabilities: readonly number[],
  happened: number,
  clip: number = CLIP,
): number {
  const shares = checkOptions(probabilities, happened).map((share) => clipped(share, clip));
  checkClip(clip);
  const sum = shares.reduce((total, share) => total + share, 0);
  return -Math.log2((shares[happened] ?? Number.NaN) / sum);
}

function checkClip(clip: unknown): void {
  checkFinite(clip, 'clip');
  if (!(clip > 0 && clip < 0.5)) throw refusal('out_of_range', `a clip lies between 0 and 0.5, got ${clip}`);
}
