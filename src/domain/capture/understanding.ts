import type { MentionRead, Note } from '../reading/reading.ts';
import type { RecordForm } from './form.ts';
import type { Proposal } from './proposal.ts';

/** A binary proposal that lacks only its percent. */
export type ProposalWithoutPercent = Omit<Proposal, 'value'>;

/** What one line means, in the four certainties; a guess is never recorded. */
export type Understanding =
  | Whole
  | { readonly certainty: 'two-way'; readonly readings: readonly [OneReading, OneReading] }
  | NeedsPercent
  | NeedsForm;

/** Nothing is missing; `unsure` says that the notes name something to be agreed to first. */
export interface Whole {
  readonly certainty: 'sure' | 'unsure';
  readonly proposal: Proposal;
  readonly notes: readonly Note[];
  readonly mentions: readonly MentionRead[];
}

/** One of two ways to read a line; what it still lacks is asked after it was chosen. */
export interface OneReading {
  /** What it would mean, in a few words. */
  readonly meaning: string;
  readonly leadsTo: Whole | NeedsPercent | NeedsForm;
}

/** Everything is clear but how likely it is. */
export interface NeedsPercent {
  readonly certainty: 'needs-percent';
  readonly proposal: ProposalWithoutPercent;
}

/** Something else is missing or wrong: the form, filled with what was understood, asks for it. */
export interface NeedsForm {
  readonly certainty: 'needs-form';
  readonly form: Partial<RecordForm>;
  /** What is missing or wrong and how to mend it, in a sentence. */
  readonly problem: string;
}
