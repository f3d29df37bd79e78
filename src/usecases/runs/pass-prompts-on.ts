import type { Tx } from '../../../db/connect.ts';
import type { Deps } from '../../deps.ts';
import type { Run } from '../../domain/runs/report.ts';
import { findRunningBeside, takeBackPrompts } from '../../store/runs/prompts.ts';
import { askToPredict } from './ask-to-predict.ts';

/**
 * A run that ends before its prompt was sent is not asked about. What was to be asked once for several runs (whether to
 * ask at all, what is expected of a group) is not used up by it: it is asked about another of them that goes on, three
 * minutes from now, or at the next start.
 */
export async function passPromptsOn(tx: Tx, deps: Deps, run: Run): Promise<void> {
  for (const { asks, channelId } of await takeBackPrompts(tx, run)) {
    if (asks !== 'whether' && run.group === '') continue;
    const next = await findRunningBeside(tx, run, asks === 'whether' ? 'of the owner' : 'of the group');
    if (next) await askToPredict(tx, deps, next, channelId);
  }
}
