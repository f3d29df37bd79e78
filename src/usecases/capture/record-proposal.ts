import type { Tx } from '../../../db/connect.ts';
import type { Deps } from '../../deps.ts';
import type { Proposal } from '../../domain/capture/proposal.ts';
import type { Instant } from '../../domain/prediction/prediction.ts';
import { isLate } from '../../domain/prediction/windows.ts';
import { claimWords } from '../../domain/similar/words.ts';
import { insertForecast } from '../../store/forecasts/forecasts.ts';
import { rememberMetric } from '../../store/people/metrics.ts';
import { insertPrediction } from '../../store/predictions/changes/write.ts';
import { findByOrigin } from '../../store/predictions/find.ts';
import { replaceWords } from '../../store/predictions/words.ts';
import { expectRun } from '../runs/expect-run.ts';
import { fixUnit } from '../statistics/fix-unit.ts';
import { ageOf, dueWithRun, knownRun } from './known-run.ts';

/** A proposal with who makes it and which inbound request it came by. */
export interface Recording {
  readonly teamId: string;
  readonly authorId: string;
  /** Unique for the inbound request, so that a redelivery records nothing twice. */
  readonly originKey: string;
  readonly wakesAtNight: boolean;
  readonly proposal: Proposal;
}

/**
 * Records a prediction with its author's forecast, given `now`. The same inbound request records once: again, it
 * returns the id of the first time.
 */
export async function recordProposal(
  tx: Tx,
  deps: Deps,
  recording: Recording,
  now: Instant,
): Promise<string> {
  const { teamId, authorId, originKey, proposal } = recording;
  const { value, due: proposedDue, ...parts } = proposal;
  await expectRun(tx, deps, { teamId, url: proposal.run.url }, now);
  const run = await knownRun(tx, teamId, proposal.run, now);
  const due = dueWithRun(proposedDue, run, now);
  const key = { teamId, id: deps.newId() };
  const isNew = await insertPrediction(tx, {
    ...key,
    ...parts,
    authorId,
    originKey,
    run: {
      rowId: run?.rowId ?? null,
      label: proposal.run.label ?? run?.name ?? null,
      url: proposal.run.url ?? run?.url ?? null,
    },
    due,
    recordedAt: now,
    wakesAtNight: recording.wakesAtNight,
  });
  if (!isNew) return earlierOne(tx, teamId, originKey);
  await replaceWords(tx, key, claimWords(proposal.claim));
  await rememberMetric(tx, teamId, proposal, now);
  await fixUnit(tx, key, now);
  const age = ageOf(run, now);
  await insertForecast(tx, key, {
    id: deps.newId(),
    userId: authorId,
    originKey,
    givenAt: now,
    value,
    isLate: isLate(now, { recordedAt: now, dueAt: due.at }, age),
    ageSeconds: age === null ? null : Math.floor(age / 1000),
  });
  return key.id;
}

async function earlierOne(tx: Tx, teamId: string, originKey: string): Promise<string> {
  const earlier = await findByOrigin(tx, teamId, originKey);
  if (!earlier) throw new Error('a prediction was neither recorded nor known');
  return earlier.id;
}
