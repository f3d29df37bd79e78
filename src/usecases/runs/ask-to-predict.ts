import type { Tx } from '../../../db/connect.ts';
import type { Deps } from '../../deps.ts';
import { runPromptOf } from '../../domain/runs/prompting.ts';
import type { Run } from '../../domain/runs/report.ts';
import { enqueue } from '../../store/deliveries/enqueue.ts';
import { findMember } from '../../store/people/members.ts';
import { countPrompts } from '../../store/runs/prompts.ts';
import { findSwitches } from '../../store/workspace/switches.ts';

/**
 * Enqueues what a start asks for: a form for its owner, once ever the question whether they want one, or, for a run
 * that is nobody's yet, a note in the project's channel.
 *
 * @returns people who will get a message
 */
export async function askToPredict(
  tx: Tx,
  deps: Deps,
  run: Run,
  projectChannelId: string | null,
): Promise<string[]> {
  const now = deps.clock.now();
  const { teamId, ownerId } = run;
  if (!(await findSwitches(tx, teamId)).promptsRuns) return [];
  const owner = ownerId === null ? null : ((await findMember(tx, teamId, ownerId)) ?? null);
  const to = owner ? { userId: owner.userId } : projectChannelId && { channelId: projectChannelId };
  const lately = to ? await countPrompts(tx, teamId, to, now) : 0;
  const prompt = runPromptOf(run, { owner, projectChannelId, promptsLately: lately }, now);
  if (!prompt) return [];
  const isNew = await enqueue(
    tx,
    {
      teamId,
      kind: 'run-prompt',
      key: prompt.key,
      userId: prompt.userId,
      channelId: prompt.channelId,
      dueAt: prompt.dueAt,
      payload: { runRowId: run.id, asks: prompt.asks },
    },
    now,
  );
  return isNew && prompt.userId !== null ? [prompt.userId] : [];
}
