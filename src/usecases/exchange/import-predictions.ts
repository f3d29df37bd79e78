import type { Tx } from '../../../db/connect.ts';
import type { Deps } from '../../deps.ts';
import type { ExportedPrediction } from '../../domain/exchange/person-export.ts';
import type { Instant } from '../../domain/prediction/prediction.ts';
import { claimWords } from '../../domain/similar/words.ts';
import { insertForecast } from '../../store/forecasts/forecasts.ts';
import { setImported } from '../../store/predictions/changes/import.ts';
import { insertPrediction } from '../../store/predictions/changes/write.ts';
import { replaceWords } from '../../store/predictions/words.ts';
import { wantHome } from '../../store/surfaces.ts';
import { lockFigures, refreshEvidence } from '../statistics/refresh-evidence.ts';
import { writeScores } from '../statistics/statistics.ts';

/** How many predictions were new, and how many had been there. */
export interface Imported {
  readonly added: number;
  readonly known: number;
}

/**
 * Takes over predictions from a file as a person's own, private, with the forecasts and outcomes in them, and scores
 * them. Each is all or nothing and known by its id: running it again adds nothing twice.
 */
export async function importPredictions(
  deps: Pick<Deps, 'db' | 'clock'>,
  person: { readonly teamId: string; readonly userId: string },
  predictions: readonly ExportedPrediction[],
): Promise<Imported> {
  // In the order of the answers, so that evidence comes as it came.
  const ordered = predictions.toSorted((a, b) => (settledAt(a) < settledAt(b) ? -1 : 1));
  let added = 0;
  for (const prediction of ordered)
    if (await deps.db.write((tx) => importOne(tx, deps, person, prediction))) added += 1;
  await deps.db.write((tx) => wantHome(tx, person.teamId, person.userId));
  return { added, known: predictions.length - added };
}

async function importOne(
  tx: Tx,
  deps: Pick<Deps, 'clock'>,
  { teamId, userId }: { readonly teamId: string; readonly userId: string },
  { forecasts, answer, run, sharedIn, isOwn, score, ...parts }: ExportedPrediction,
): Promise<boolean> {
  const key = { teamId, id: parts.id };
  const originKey = `import|${parts.id}`;
  const isNew = await insertPrediction(tx, {
    ...parts,
    ...key,
    authorId: userId,
    originKey,
    run: { ...run, rowId: null },
  });
  if (!isNew) return false;
  await replaceWords(tx, key, claimWords(parts.claim));
  for (const forecast of forecasts)
    await insertForecast(tx, key, { ...forecast, userId, originKey: `import|${forecast.id}` });
  const now = deps.clock.now();
  const since = hasFallenDue(parts, now) && answer === null ? { ...parts, ...fallenDue(parts) } : parts;
  await setImported(tx, key, { ...since, answer: answer && { ...answer, by: userId } });
  await lockFigures(tx, key);
  await writeScores(tx, key);
  await refreshEvidence(tx, key, now);
  return true;
}

type Parts = Pick<ExportedPrediction, 'due' | 'fellDueAt' | 'closedAt'>;

const hasFallenDue = ({ due, fellDueAt }: Parts, now: Instant): boolean =>
  fellDueAt === null && due.at <= now;

/** A file may hold hundreds whose time has passed: they wait on Home rather than being asked about all at once. */
const fallenDue = ({ due, closedAt }: Parts) => ({ fellDueAt: due.at, closedAt: closedAt ?? due.at });

const settledAt = ({ answer, recordedAt }: ExportedPrediction): string => answer?.at ?? recordedAt;
