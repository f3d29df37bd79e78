import type { Deps } from '../../deps.ts';
import { enqueue } from '../../store/deliveries/enqueue.ts';

/** Enqueues everything of a person as files in their DM; the same request once. */
export async function askForExport(
  deps: Deps,
  request: { readonly teamId: string; readonly userId: string; readonly originKey: string },
): Promise<void> {
  const { teamId, userId, originKey } = request;
  const now = deps.clock.now();
  const key = `export|${teamId}|${userId}|${originKey}`;
  await deps.db.write((tx) =>
    enqueue(tx, { teamId, kind: 'export', key, userId, channelId: null, dueAt: now }, now),
  );
  deps.wake();
}
