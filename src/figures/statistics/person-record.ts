import type { Reader } from '../../../db/connect.ts';
import type { Selection } from '../../domain/words/selection.ts';
import type { Person } from '../../store/predictions/mine.ts';
import { countSelection } from '../../store/predictions/selection.ts';
import type { Scope } from '../../store/scores/levels.ts';
import { type PartialRecord, type ScopeRecord, scopeRecord, tagRecord } from '../scope-record.ts';

/** A person's own record, with what is missing from it. */
export type PersonRecord = (ScopeRecord | PartialRecord) & { readonly selection: Selection };

/** Reads a person's own record, for nobody but them; `tag` reads the part of it that is about a tag. */
export async function personRecord(
  db: Reader,
  person: Person,
  tag: string | null = null,
): Promise<PersonRecord> {
  const scope = personScope(person);
  const record = tag === null ? await scopeRecord(db, scope) : await tagRecord(db, scope, tag);
  return { ...record, selection: await countSelection(db, person) };
}

/** The scope of a person's own figures. */
export const personScope = ({ teamId, userId }: Person): Scope => ({
  teamId,
  scope: 'person',
  scopeId: userId,
});
