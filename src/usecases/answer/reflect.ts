import type { Deps } from '../../deps.ts';
import { PROSE_MAX, type Why } from '../../domain/prediction/prediction.ts';
import { setReflection } from '../../store/predictions/changes/answer.ts';
import { findPrediction } from '../../store/predictions/find.ts';
import { wantCard, wantHomes } from '../../store/surfaces.ts';

/** What somebody says about an outcome they gave. */
export interface Reflection {
  readonly teamId: string;
  readonly userId: string;
  readonly predictionId: string;
  readonly answerId: string;
  readonly note: string | null;
  readonly lesson: string | null;
  readonly why: Why | null;
}

/** Keeps what happened, the lesson and the why beside an answer. `undone`: that answer is no longer there. */
export async function reflect(deps: Deps, reflection: Reflection): Promise<'not-yours' | 'undone' | null> {
  const key = { teamId: reflection.teamId, id: reflection.predictionId };
  const said = {
    note: reflection.note?.slice(0, PROSE_MAX) ?? null,
    lesson: reflection.lesson?.slice(0, PROSE_MAX) ?? null,
    why: reflection.why,
  };
  const refusal = await deps.db.write(async (tx) => {
    const prediction = await findPrediction(tx, key);
    if (!prediction) return 'undone';
    if (![prediction.authorId, prediction.askedId].includes(reflection.userId)) return 'not-yours';
    if (!(await setReflection(tx, key, reflection.answerId, said))) return 'undone';
    await wantCard(tx, key);
    await wantHomes(tx, key.teamId, [prediction.authorId, prediction.askedId]);
    return null;
  });
  deps.wake();
  return refusal;
}
