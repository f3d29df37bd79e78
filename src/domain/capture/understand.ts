import { readLine } from '../reading/read-line.ts';
import type { ClaimRead, Missing, Reading } from '../reading/reading.ts';
import { refusalText } from '../reading/refusals.ts';
import type { RecordForm } from './form.ts';
import { formOf } from './form-of.ts';
import { forecastOf, type LineContext, proposalBase } from './proposal-of.ts';
import type { NeedsForm, NeedsPercent, OneReading, Understanding, Whole } from './understanding.ts';

/** What a typed line means and what it still needs; it records nothing. */
export function understand(text: string, context: LineContext): Understanding {
  const reading = readLine(text, readingContext(context));
  const [first, second] = reading.ways;
  if (first && second)
    return {
      certainty: 'two-way',
      readings: [oneReading(first, reading, context), oneReading(second, reading, context)],
    };
  return understandOne(reading.read, reading, context);
}

/** The form filled with what was understood of a line, read the chosen way where there are two. */
export function formOfLine(text: string, context: LineContext, way: 0 | 1 | null): Partial<RecordForm> {
  const reading = readLine(text, readingContext(context));
  return formOf((way === null ? null : reading.ways[way]) ?? reading.read, text);
}

/** What is meant once one of two readings was chosen; anything else stays as it is. */
export function chosen(understood: Understanding, reading: 0 | 1 | null): Understanding {
  return understood.certainty === 'two-way' && reading !== null
    ? understood.readings[reading].leadsTo
    : understood;
}

const readingContext = ({ typedAt, zone, lowerIsBetter = [] }: LineContext) => ({
  now: typedAt,
  zone,
  lowerIsBetter,
});

function oneReading(read: ClaimRead, reading: Reading, context: LineContext): OneReading {
  return {
    meaning: meaningOf(read),
    leadsTo: understandOne(read, { ...reading, certainty: 'sure' }, context),
  };
}

function understandOne(
  read: ClaimRead,
  reading: Reading,
  context: LineContext,
): Whole | NeedsPercent | NeedsForm {
  const proposal = proposalBase(read, context);
  const value = forecastOf(read);
  const [refusal] = reading.refusals;
  if (refusal || read.claim === '')
    return needsForm(refusal ? refusalText(refusal) : MISSING.claim, read, reading);
  if (value !== null)
    return {
      certainty: reading.certainty === 'unsure' ? 'unsure' : 'sure',
      proposal: { ...proposal, value },
      notes: reading.notes,
      mentions: reading.mentions,
    };
  return read.kind === 'binary'
    ? { certainty: 'needs-percent', proposal }
    : needsForm(MISSING[reading.missing[0] ?? 'percents'], read, reading);
}

const needsForm = (problem: string, read: ClaimRead, { typed }: Reading): NeedsForm => ({
  certainty: 'needs-form',
  problem,
  form: formOf(read, typed),
});

const MISSING: Readonly<Record<Missing, string>> = {
  claim: 'What will happen? I found how sure you are, but no claim.',
  percent: 'How likely is it? Give a percent.',
  percents: 'Each option needs a percent, and they sum to 100.',
};

function meaningOf(read: ClaimRead): string {
  const sure =
    read.percent === null ? ', and you say later how sure you are' : `, and you are ${read.percent}% sure`;
  return `“${read.claim}”${sure}`;
}
