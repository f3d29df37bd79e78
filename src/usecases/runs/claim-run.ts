import type { Deps } from '../../deps.ts';
import { hintKind } from '../../domain/runs/owner-hint.ts';
import { linkTracker } from '../../store/people/tracker-links.ts';
import { findRunRow, setOwner } from '../../store/runs/write.ts';
import { knowMember } from '../people/know-member.ts';
import { askToPredict } from './ask-to-predict.ts';
import { lookUpOwner } from './look-up-owner.ts';

/**
 * "Mine": a run that was nobody's gets its owner, and the name that its tracker gave means this person from now on,
 * unless it is somebody else's by now. An address is looked up first: it is whose Slack says, however quick anybody was. What is asked at a start is asked of them, as long as the run goes on.
 *
 * @returns the run's name, or `taken` when somebody was quicker
 */
export async function claimRun(
  deps: Deps,
  {
    teamId,
    userId,
    runRowId,
  }: { readonly teamId: string; readonly userId: string; readonly runRowId: string },
): Promise<{ readonly name: string } | 'taken' | 'gone'> {
  await knowMember(deps, teamId, userId);
  const named = await findRunRow(deps.db.read, teamId, runRowId);
  if (named?.ownerId === null && named.ownerHint !== null && hintKind(named.ownerHint) === 'address')
    await lookUpOwner(deps, { teamId, id: runRowId, ownerHint: named.ownerHint });
  const claimed = await deps.db.write(async (tx) => {
    const run = await findRunRow(tx, teamId, runRowId);
    if (!run) return 'gone';
    if (run.ownerId !== userId && !(await setOwner(tx, teamId, runRowId, userId))) return 'taken';
    if (run.ownerHint !== null && hintKind(run.ownerHint) !== 'slack-id') {
      const link = { teamId, tracker: run.source || '*', name: run.ownerHint, userId };
      await linkTracker(tx, link, deps.clock.machineNow());
    }
    if (run.state === 'running' && run.prompt !== 'never')
      await askToPredict(tx, deps, { ...run, ownerId: userId }, null);
    return { name: run.runName || run.runId };
  });
  deps.wake();
  return claimed;
}
