import type { Deps } from '../../deps.ts';
import { hintKind } from '../../domain/runs/owner-hint.ts';
import { linkTracker } from '../../store/people/tracker-links.ts';
import { findRunRow, setOwner } from '../../store/runs/write.ts';
import { knowMember } from '../people/know-member.ts';
import { askToPredict } from './ask-to-predict.ts';

/**
 * Asks Slack whose address or id a run's report named; if it is a person of this workspace, the run is theirs, the
 * address means them from now on (unless somebody claimed it before), and what is asked at a start is asked of them. Nothing happens where Slack does not
 * know, or may not say.
 *
 * @throws where Slack did not answer
 */
export async function lookUpOwner(
  deps: Deps,
  { teamId, id, ownerHint }: { readonly teamId: string; readonly id: string; readonly ownerHint: string },
): Promise<void> {
  const isAddress = hintKind(ownerHint) === 'address';
  const userId = isAddress ? await deps.messenger.userByEmail(teamId, ownerHint) : ownerHint;
  if (userId === null || userId === 'not-allowed') return;
  const member = await knowMember(deps, teamId, userId);
  if (member.isBot || member.isDeleted) return;
  await deps.db.write(async (tx) => {
    const link = { teamId, tracker: '*', name: ownerHint, userId };
    if (isAddress) await linkTracker(tx, link, deps.clock.machineNow());
    if (!(await setOwner(tx, teamId, id, userId))) return;
    const run = await findRunRow(tx, teamId, id);
    if (run?.state === 'running' && run.prompt !== 'never') await askToPredict(tx, deps, run, null);
  });
  deps.wake();
}
