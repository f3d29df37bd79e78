import { personWord, tagWord } from './named.ts';

/** Whose statistics, and about what. */
export type StatisticsCommand =
  | { readonly kind: 'own'; readonly tag: string | null }
  | { readonly kind: 'person'; readonly userId: string };

/** Reads what stands behind `stats`: nothing, a tag or a person. Null where it is something else. */
export function readStatisticsCommand(rest: string): StatisticsCommand | null {
  const word = rest.trim();
  if (word === '') return { kind: 'own', tag: null };
  const tag = tagWord(word);
  if (tag !== null) return { kind: 'own', tag };
  const userId = personWord(word);
  return userId === null ? null : { kind: 'person', userId };
}

/** Reads what stands behind `patterns`: nothing or a tag. Undefined where it is something else. */
export function readPatternsCommand(rest: string): string | null | undefined {
  const word = rest.trim();
  return word === '' ? null : (tagWord(word) ?? undefined);
}
