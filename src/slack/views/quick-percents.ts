/** Offered where one tap says how likely something is. */
export const QUICK_PERCENTS = [5, 20, 35, 50, 65, 80, 95] as const;
