import type { Reader } from '../../../db/connect.ts';
import type { Instant } from '../../domain/prediction/prediction.ts';
import type { RunPrompt } from '../../domain/runs/prompting.ts';
import { isOver } from '../../domain/runs/state.ts';
import { findMember } from '../../store/people/members.ts';
import { hasForecastOn } from '../../store/runs/prompts.ts';
import { findRunRow } from '../../store/runs/write.ts';

/** What the message at a run's start shows. */
export interface RunPromptFigures {
  readonly asks: RunPrompt['asks'];
  readonly runRowId: string;
  readonly name: string;
  readonly project: string;
  readonly url: string | null;
  /** Whom the report named, for a run that is nobody's yet. */
  readonly ownerHint: string | null;
  /** How long the run has lived, in milliseconds. */
  readonly ageMs: number;
}

/**
 * A start that may still be asked about; null when the run is over or has an owner by now, when its owner has said
 * something about it already, or does not want to be asked any more.
 */
export async function runPromptFigures(
  db: Reader,
  to: { readonly teamId: string; readonly userId: string | null },
  payload: { readonly runRowId: string; readonly asks: RunPrompt['asks'] },
  now: Instant,
): Promise<RunPromptFigures | null> {
  const { runRowId, asks } = payload;
  const run = await findRunRow(db, to.teamId, runRowId);
  if (!run || isOver(run.state)) return null;
  if (asks === 'whose' ? run.ownerId !== null : !(await wantsIt(db, { ...to, run }, asks))) return null;
  return {
    asks,
    runRowId,
    name: run.runName || run.runId,
    project: run.project,
    url: run.url,
    ownerHint: run.ownerHint,
    ageMs: Math.max(0, Date.parse(now) - Date.parse(run.startedAt ?? run.firstReportedAt)),
  };
}

async function wantsIt(
  db: Reader,
  { teamId, userId, run }: { teamId: string; userId: string | null; run: { teamId: string; id: string } },
  asks: 'prediction' | 'whether',
): Promise<boolean> {
  if (userId === null) return false;
  const choice = (await findMember(db, teamId, userId))?.choices.runPrompts ?? 'unset';
  if (choice !== (asks === 'whether' ? 'unset' : 'every-start')) return false;
  return asks === 'whether' || !(await hasForecastOn(db, run, userId));
}

/** What the form's run field says for a run: its page, else its name; empty for one that is gone. */
export async function runForForm(db: Reader, teamId: string, runRowId: string): Promise<string> {
  const run = await findRunRow(db, teamId, runRowId);
  return run ? (run.url ?? (run.runName || run.runId)) : '';
}
