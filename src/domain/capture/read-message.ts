import { CLAIM_MAX } from '../prediction/prediction.ts';
import { unwrap } from '../reading/extract/links.ts';
import { normalise, tidy } from '../reading/normalise.ts';
import type { RecordForm } from './form.ts';

/** The form about somebody's message: its first link as the run, its words to begin the claim with. */
export function readMessage(text: string): Partial<RecordForm> {
  const { rest, run } = unwrap(normalise(text));
  const words = tidy(rest).slice(0, CLAIM_MAX).toWellFormed();
  return { claim: words, run: run?.url ?? '' };
}
