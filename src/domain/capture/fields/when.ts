import { takeDue } from '../../reading/extract/due.ts';
import { normalise } from '../../reading/normalise.ts';
import type { DueRead } from '../../reading/reading.ts';
import { refusalText } from '../../reading/refusals.ts';
import type { FormField, FormProblems, RecordForm } from '../form.ts';
import type { LineContext } from '../proposal-of.ts';

/** When to ask, from the preset and the typed words, which win; `due` is null where neither is filled. */
export function readWhenFields(
  form: Pick<RecordForm, 'whenPreset' | 'whenTyped'>,
  context: LineContext,
): { readonly due: DueRead | null; readonly problems: FormProblems } {
  const typed = form.whenTyped.trim();
  const words = typed || form.whenPreset;
  if (words === '') return { due: null, problems: {} };
  const field: FormField = typed === '' ? 'whenPreset' : 'whenTyped';
  const { due, refusal } = takeDue(normalise(words), { now: context.typedAt, zone: context.zone });
  if (due) return { due, problems: {} };
  const problem = refusal ? refusalText(refusal) : 'I cannot read that time. Try “thu 15:30” or “in 90 min”.';
  return { due: null, problems: { [field]: problem } };
}
