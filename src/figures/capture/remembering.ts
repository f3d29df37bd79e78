import type { Reader } from '../../../db/connect.ts';
import type { RecordForm } from '../../domain/capture/form.ts';
import { withMemory } from '../../domain/metrics/remembered.ts';
import { findMetric } from '../../store/people/metrics.ts';

/** A form with what the team once said of its metric filled in where the author said nothing. */
export async function remembering(
  db: Reader,
  teamId: string,
  form: Partial<RecordForm>,
): Promise<Partial<RecordForm>> {
  return form.metric ? withMemory(form, await findMetric(db, teamId, form.metric)) : form;
}
