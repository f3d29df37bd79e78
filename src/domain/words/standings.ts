import { brierWords, countWords } from './numbers.ts';

/** One person in the standings, as a sentence needs them. */
export interface StandingWords {
  readonly name: string;
  readonly isReader: boolean;
  readonly n: number;
  readonly shrunk: number;
  readonly isLevelWithLeader: boolean;
}

/**
 * Standings in words: who is level at the top, and where the reader stands. Nobody else is placed: behind the top the
 * order is mostly luck, and nobody needs to read it.
 *
 * @param standings best first, with the reader among them; names are the caller's to escape
 */
export function standingsSentences(standings: readonly StandingWords[]): string[] {
  const reader = standings.find((standing) => standing.isReader);
  const [leader] = standings;
  if (!reader || !leader || standings.length < 2) return [];
  const top = standings.filter((standing) => standing.isLevelWithLeader);
  const names = top.map(({ name, isReader }) => (isReader ? 'you' : name)).join(', ');
  const who = top.length === 1 ? `ahead: ${names}` : `level at the top: ${names}; their order is luck`;
  const questions = countWords(reader.n, 'question');
  const behind = reader.isLevelWithLeader
    ? ''
    : ` You are ${brierWords(reader.shrunk - leader.shrunk)} of a Brier score a question behind, few answers drawn to the middle.`;
  return [`Of ${standings.length} people on the ${questions} you share, ${who}.${behind}`];
}
