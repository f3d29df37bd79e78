import { checkFinite, checkLengths, refusal } from '../scores/refusal.ts';
import { median } from './median.ts';

/** One person's loss on one question. */
export interface QuestionScore {
  readonly question: string;
  readonly user: string;
  /** A loss: lower is better. */
  readonly score: number;
}

/** A person against the people who answered the same questions. */
export interface RelativeScore {
  readonly user: string;
  /** Questions shared with somebody else. */
  readonly n: number;
  /** Mean of score minus the question's median; below 0 is better than the others. */
  readonly meanExcess: number;
  /** The same drawn towards the team's mean, which is what people are ordered by; lower is better. */
  readonly shrunk: number;
  /** Its standard error; null where nobody answered enough to tell. */
  readonly error: number | null;
}

/** All people of a team, and how much their scores scatter. */
export interface RelativeScores {
  readonly grandMean: number;
  readonly residualVariance: number | null;
  /** By name. */
  readonly users: readonly RelativeScore[];
}

/** So many average answers are added to everybody's record. */
const SHRINKAGE = 30;

/**
 * Relative scores: each score minus the median of its question, averaged by person and shrunk to the team's mean,
 * `(Σd + κ·ḡ) / (n + κ)`. A few lucky answers do not make a leader, and hard questions cost nobody anything.
 *
 * @param scores of all people; questions answered by one person alone do not count
 * @param kappa strength of the shrinkage, 30 in Hunch
 * @throws empty, bad_type, nan, out_of_range (infinite), duplicate, insufficient (no shared question)
 * @see Efron and Morris (1975), JASA 70, on shrinkage; Good Judgment Open's relative Brier score for the median.
 */
export function relativeScores(scores: readonly QuestionScore[], kappa = SHRINKAGE): RelativeScores {
  checkLengths(scores);
  const excesses = excessesByUser(scores);
  const all = [...excesses.values()].flat();
  if (all.length === 0) throw refusal('insufficient', 'nobody shares a question');
  const grandMean = meanOf(all);
  const freedom = all.length - excesses.size;
  const squares = [...excesses.values()].map((own) =>
    own.reduce((sum, each) => sum + (each - meanOf(own)) ** 2, 0),
  );
  const residualVariance = freedom > 0 ? squares.reduce((sum, each) => sum + each, 0) / freedom : null;
  const users = [...excesses]
    .map(([user, own]) => ({
      user,
      n: own.length,
      meanExcess: meanOf(own),
      shrunk: (own.reduce((sum, each) => sum + each, 0) + kappa * grandMean) / (own.length + kappa),
      error: residualVariance === null ? null : Math.sqrt(residualVariance / (own.length + kappa)),
    }))
    .sort((a, b) => (a.user < b.user ? -1 : 1));
  return { grandMean, residualVariance, users };
}

function excessesByUser(scores: readonly QuestionScore[]): Map<string, number[]> {
  const questions = new Map<string, Map<string, number>>();
  for (const { question, user, score } of scores) {
    checkFinite(score, 'score');
    const answers = questions.get(question) ?? new Map<string, number>();
    if (answers.has(user)) throw refusal('duplicate', 'somebody answered one question twice');
    questions.set(question, answers.set(user, score));
  }
  const excesses = new Map<string, number[]>();
  for (const answers of questions.values()) {
    if (answers.size < 2) continue;
    const middle = median([...answers.values()]);
    for (const [user, score] of answers) excesses.set(user, [...(excesses.get(user) ?? []), score - middle]);
  }
  return excesses;
}

function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}
