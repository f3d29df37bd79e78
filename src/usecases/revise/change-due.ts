import type { Deps } from '../../deps.ts';
import { readWhenFields } from '../../domain/capture/fields/when.ts';
import type { FormProblems } from '../../domain/capture/form.ts';
import { dueOf } from '../../domain/capture/proposal-of.ts';
import { claimRequest } from '../../store/once/requests.ts';
import { setDue } from '../../store/predictions/changes/edit.ts';
import { findPrediction } from '../../store/predictions/find.ts';
import { wantCard, wantHomes } from '../../store/surfaces.ts';
import { dueWithRun, knownRun } from '../capture/known-run.ts';
import { knowMember } from '../people/know-member.ts';

/** A wish to be asked at another time than was said or chosen. */
export interface DueChange {
  readonly teamId: string;
  readonly userId: string;
  readonly predictionId: string;
  /** Names the view, so that submitting it twice moves it once. */
  readonly originKey: string;
  readonly whenPreset: string;
  readonly whenTyped: string;
}

/** Asks at another time, as long as it has not fallen due; `gone` if it has, or is answered or withdrawn. */
export async function changeDue(
  deps: Deps,
  change: DueChange,
): Promise<'gone' | { readonly problems: FormProblems } | null> {
  const { teamId, userId } = change;
  const key = { teamId, id: change.predictionId };
  const member = await knowMember(deps, teamId, userId);
  const now = deps.clock.now();
  const context = { zone: member.zone, workDays: member.choices.workDays, typedAt: now };
  const when = readWhenFields(change, context);
  if (Object.keys(when.problems).length > 0) return { problems: when.problems };
  if (when.due === null) return { problems: { whenTyped: 'Choose a time, or type one.' } };
  const due = dueOf(when.due, false, context);
  const changed = await deps.db.write(async (tx) => {
    const prediction = await findPrediction(tx, key);
    if (!prediction) return false;
    // Every new due time has a number of its own, which a redelivery must not use up.
    const request = `due|${change.originKey}`;
    if (!(await claimRequest(tx, teamId, request, deps.clock.machineNow()))) return true;
    const run = await knownRun(tx, teamId, prediction.run, now);
    const isSet = await setDue(tx, key, dueWithRun(due, run, now), { userId, at: now });
    if (isSet) await wantCard(tx, key);
    if (isSet) await wantHomes(tx, teamId, [userId, prediction.askedId]);
    return isSet;
  });
  deps.wake();
  return changed ? null : 'gone';
}
