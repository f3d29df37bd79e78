import type { Tx } from '../../../db/connect.ts';
import type { Deps } from '../../deps.ts';
import type { Instant } from '../../domain/prediction/prediction.ts';
import { linkedRun } from '../../domain/runs/linked-run.ts';
import { unknownRun } from '../../domain/runs/report.ts';
import { findByTracker, insertRun } from '../../store/runs/write.ts';

/**
 * Makes room for the run that a pasted W&B or MLflow link names, so that a later report of it, or the tracker when
 * Hunch asks it, means the same run. Nothing happens for a run that is known, or a link that names none.
 */
export async function expectRun(
  tx: Tx,
  deps: Deps,
  { teamId, url }: { readonly teamId: string; readonly url: string | null },
  now: Instant,
): Promise<void> {
  const linked = url === null ? null : linkedRun(url);
  if (linked === null || (await findByTracker(tx, { teamId, ...linked }))) return;
  await insertRun(tx, { ...unknownRun(deps.newId(), teamId, now), ...linked, url });
}
