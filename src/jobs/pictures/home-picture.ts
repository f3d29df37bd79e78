import { createHash } from 'node:crypto';
import { calibrationPicture } from '../../charts/calibration.ts';
import type { Deps } from '../../deps.ts';
import { plusMs } from '../../domain/time/wall.ts';
import { personRecord } from '../../figures/statistics/person-record.ts';
import { findHomePicture, setHomePicture } from '../../store/people/home-pictures.ts';
import type { Person } from '../../store/predictions/mine.ts';
import { READY_MS } from './upload-pictures.ts';

/**
 * Brings the calibration picture of somebody's Home up to date: drawn and uploaded only where their record changed.
 * `later` says that Slack has to look at the new file first; publishing Home then comes after `READY_MS`. Where Slack
 * takes no picture Home goes without until the record changes again: its text says the same.
 */
export async function refreshHomePicture(deps: Deps, person: Person): Promise<'now' | 'later'> {
  const { levels } = await personRecord(deps.db.read, person);
  if (levels.length === 0) return 'now';
  const { svg, alt } = calibrationPicture(levels);
  const fingerprint = createHash('sha256').update(svg).digest('hex');
  const known = await findHomePicture(deps.db.read, person);
  const machineNow = deps.clock.machineNow();
  if (known?.fingerprint === fingerprint) return known.readyAt > machineNow ? 'later' : 'now';
  const fileId = await upload(deps, person, svg);
  const readyAt = fileId === null ? machineNow : plusMs(machineNow, READY_MS);
  await setHomePicture(deps.db, person, { fingerprint, fileId, alt, readyAt });
  return fileId === null ? 'now' : 'later';
}

/** Slack did not take a Home with its picture: it goes without until the record changes. */
export async function dropHomePicture(deps: Deps, person: Person): Promise<void> {
  const known = await findHomePicture(deps.db.read, person);
  if (known) await setHomePicture(deps.db, person, { ...known, fileId: null });
}

async function upload(deps: Deps, { teamId, userId }: Person, svg: string): Promise<string | null> {
  try {
    return await deps.messenger.upload(teamId, 'calibration.png', await deps.rasterise(svg));
  } catch (error) {
    const name = error instanceof Error ? error.name : 'thrown';
    deps.log.warn({ teamId, userId, error: name }, 'a Home goes without its picture');
    return null;
  }
}
