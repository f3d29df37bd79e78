import type { Distortion } from './likelihood-ratio.ts';

/** An e-value from which on a claim may be made, and one from which on it may be called strong. */
export const CLAIM_E = 20;
export const STRONG_E = 100;
/** No claim before so many closed clusters in the epoch. */
export const CLUSTERS_MIN = 10;

/** What may be claimed of a person or a channel. */
export type Claim = 'over' | 'under' | 'narrow' | 'wide';
/** Opposite claims share an epoch. */
export type ClaimFamily = 'confidence' | 'intervals';

/** The two claims of a family; on a tie the first is made. */
export const CLAIMS_OF: Readonly<Record<ClaimFamily, readonly [Claim, Claim]>> = {
  confidence: ['over', 'under'],
  intervals: ['narrow', 'wide'],
};

/** How the stated probabilities of an overconfident and of an underconfident person are off. */
export const OVER: readonly Distortion[] = [0.25, 0.5, 0.75].map((slope) => ({ shift: 0, slope }));
export const UNDER: readonly Distortion[] = [1.25, 1.5, 2].map((slope) => ({ shift: 0, slope }));
/** Factors on the odds of a hit where intervals are too narrow and too wide. */
export const NARROW: readonly number[] = [2 / 3, 0.4, 0.25];
export const WIDE: readonly number[] = [2, 4];
