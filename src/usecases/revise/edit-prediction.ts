import type { Tx } from '../../../db/connect.ts';
import type { Deps } from '../../deps.ts';
import type { FormProblems, RecordForm } from '../../domain/capture/form.ts';
import { whenWords } from '../../domain/capture/form-of.ts';
import type { Proposal } from '../../domain/capture/proposal.ts';
import { readForm } from '../../domain/capture/read-form.ts';
import type { Instant, Prediction, PredictionKey } from '../../domain/prediction/prediction.ts';
import { isLate, SECOND_THOUGHTS_MS } from '../../domain/prediction/windows.ts';
import { claimWords } from '../../domain/similar/words.ts';
import { plusMs } from '../../domain/time/wall.ts';
import { insertForecast, listForecasts } from '../../store/forecasts/forecasts.ts';
import { rememberMetric } from '../../store/people/metrics.ts';
import {
  deleteForecasts,
  editPrediction as replaceParts,
  setDue,
} from '../../store/predictions/changes/edit.ts';
import { findPrediction } from '../../store/predictions/find.ts';
import { replaceWords } from '../../store/predictions/words.ts';
import { wantCard, wantHomes } from '../../store/surfaces.ts';
import { ageOf, dueWithRun, knownRun } from '../capture/known-run.ts';
import { knowMember } from '../people/know-member.ts';
import { expectRun } from '../runs/expect-run.ts';
import { fixUnit } from '../statistics/fix-unit.ts';

/** A submitted edit form. */
export interface EditSubmission {
  readonly teamId: string;
  readonly userId: string;
  readonly predictionId: string;
  /** Names the view, so that submitting it twice changes once. */
  readonly originKey: string;
  readonly form: RecordForm;
}

/**
 * Why nothing was changed: `too-late` ten minutes are over or somebody else has forecast · `gone` withdrawn, answered
 * or not theirs.
 */
export type EditRefusal = 'too-late' | 'gone';

/**
 * Changes what a prediction says, within ten minutes of recording and while nobody else has forecast. What its author
 * says now is a new forecast; where the question itself became another, the earlier ones are dropped.
 */
export async function editPrediction(
  deps: Deps,
  submission: EditSubmission,
): Promise<EditRefusal | { readonly problems: FormProblems } | null> {
  const { teamId, userId } = submission;
  const key = { teamId, id: submission.predictionId };
  const member = await knowMember(deps, teamId, userId);
  const context = { zone: member.zone, workDays: member.choices.workDays };
  const result = await deps.db.write(async (tx) => {
    const now = deps.clock.now();
    const before = await findPrediction(tx, key);
    if (!before || before.authorId !== userId || before.withdrawnAt || before.answer) return 'gone';
    const keepsDue = submission.form.whenTyped.trim() === whenWords(before.due, member.zone);
    const form = keepsDue ? { ...submission.form, whenTyped: '', whenPreset: '' } : submission.form;
    const read = readForm(form, { ...context, typedAt: now });
    if ('problems' in read) return read;
    const proposal = { ...read.proposal, due: keepsDue ? before.due : read.proposal.due };
    return change(tx, deps, { ...submission, key, before, proposal, now });
  });
  deps.wake();
  return result;
}

interface Change extends EditSubmission {
  readonly key: PredictionKey;
  readonly before: Prediction;
  readonly proposal: Proposal;
  readonly now: Instant;
}

async function change(tx: Tx, deps: Deps, change: Change): Promise<EditRefusal | null> {
  const { key, before, proposal, now, userId } = change;
  await expectRun(tx, deps, { teamId: key.teamId, url: proposal.run.url }, now);
  const run = await knownRun(tx, key.teamId, proposal.run, now);
  const due = dueWithRun(proposal.due, run, now);
  const parts = { ...proposal, run: { ...proposal.run, rowId: run?.rowId ?? null } };
  const guard = { authorId: userId, recordedSince: plusMs(now, -SECOND_THOUGHTS_MS), at: now };
  if (!(await replaceParts(tx, key, parts, guard))) return 'too-late';
  if (due.at !== before.due.at || due.rule !== before.due.rule)
    await setDue(tx, key, due, { userId, at: now });
  await replaceWords(tx, key, claimWords(proposal.claim));
  await rememberMetric(tx, key.teamId, proposal, now);
  await fixUnit(tx, key, now);
  if (isAnotherQuestion(before, proposal)) await deleteForecasts(tx, key, userId);
  await saySomethingNew(tx, deps, change, ageOf(run, now), due.at);
  await wantCard(tx, key);
  await wantHomes(tx, key.teamId, [userId, before.askedId]);
  return null;
}

async function saySomethingNew(
  tx: Tx,
  deps: Deps,
  { key, proposal, now, userId, originKey, before }: Change,
  age: number | null,
  dueAt: Instant,
): Promise<void> {
  const last = (await listForecasts(tx, key)).filter((forecast) => forecast.userId === userId).at(-1);
  if (last && JSON.stringify(last.value) === JSON.stringify(proposal.value)) return;
  await insertForecast(tx, key, {
    id: deps.newId(),
    userId,
    originKey,
    givenAt: now,
    value: proposal.value,
    isLate: isLate(now, { recordedAt: before.recordedAt, dueAt }, age),
    ageSeconds: age === null ? null : Math.floor(age / 1000),
  });
}

/** Whether what was said before no longer says anything about the claim. */
function isAnotherQuestion(before: Prediction, after: Proposal): boolean {
  const options = (of: { readonly options: readonly string[] }) => JSON.stringify(of.options);
  return before.kind !== after.kind || options(before) !== options(after);
}
