import type { Reader } from '../../../db/connect.ts';
import { findHomePicture } from '../../store/people/home-pictures.ts';
import type { Person } from '../../store/predictions/mine.ts';
import { type PersonRecord, personRecord } from './person-record.ts';

/** The record side of somebody's Home. */
export interface HomeRecord {
  readonly record: PersonRecord;
  /** The uploaded calibration picture; null before there is one, and where Slack took none. */
  readonly picture: { readonly fileId: string; readonly alt: string } | null;
}

/** A person's own record with its picture, as it was last uploaded. */
export async function homeRecord(db: Reader, person: Person): Promise<HomeRecord> {
  const picture = await findHomePicture(db, person);
  return {
    record: await personRecord(db, person),
    picture: picture?.fileId ? { fileId: picture.fileId, alt: picture.alt } : null,
  };
}
