import { CLAIM_MAX, type Kind, PROSE_MAX, TAGS_MAX } from '../prediction/prediction.ts';
import { runOfLink } from '../reading/extract/links.ts';
import { findReference } from '../reading/extract/names.ts';
import { normaliseTag } from '../reading/extract/tags.ts';
import { readLine } from '../reading/read-line.ts';
import { numberProblem, readNumberField } from './fields/number.ts';
import { readBinaryFields, readChoiceFields, readNumericFields, type ValueReading } from './fields/value.ts';
import { readWhenFields } from './fields/when.ts';
import type { FormField, FormProblems, RecordForm } from './form.ts';
import type { Proposal } from './proposal.ts';
import { dueOf, type LineContext } from './proposal-of.ts';

/** What a filled form means: a proposal with nothing missing, or what is wrong in which field. */
export type FormReading = { readonly proposal: Proposal } | { readonly problems: FormProblems };

/** Reads a form as its author meant it; every field that is wrong is named at once. */
export function readForm(form: RecordForm, context: LineContext): FormReading {
  const value = VALUE_READERS[form.kind](form);
  const when = readWhenFields(form, context);
  const reference = readReference(form.reference, form.claim);
  const problems: FormProblems = {
    ...textProblems(form),
    ...(value.problems ?? {}),
    ...when.problems,
    ...(reference.problem ? { reference: reference.problem } : {}),
  };
  if (!value.value || Object.keys(problems).length > 0) return { problems };
  const run = readRun(form);
  return {
    proposal: {
      kind: form.kind,
      claim: form.claim.trim(),
      reason: form.because.trim() || null,
      ...structureOf(form, context),
      scale: form.kind === 'numeric' ? form.scale : 'linear',
      scoringUnit: null,
      reference: reference.reference,
      options: value.options,
      tags: tagsOf(form.tags),
      hidesForecasts: form.hidesForecasts,
      run,
      due: dueOf(when.due, run.rowId !== null || run.label !== null || run.url !== null, context),
      value: value.value,
    },
  };
}

const VALUE_READERS: Readonly<Record<Kind, (form: RecordForm) => ValueReading>> = {
  binary: readBinaryFields,
  numeric: readNumericFields,
  choice: readChoiceFields,
};

function textProblems(form: RecordForm): FormProblems {
  const claim = form.claim.trim();
  const problems: Partial<Record<FormField, string>> = {};
  if (claim === '') problems.claim = 'Say what will happen, in a sentence.';
  if (claim.length > CLAIM_MAX) problems.claim = tooLong(claim.length, CLAIM_MAX);
  if (form.because.trim().length > PROSE_MAX)
    problems.because = tooLong(form.because.trim().length, PROSE_MAX);
  if (form.tags.length > TAGS_MAX) problems.tags = `At most ${TAGS_MAX} tags.`;
  return problems;
}

const tooLong = (length: number, max: number): string =>
  `Keep it to ${max} characters; it has ${length}. What you typed stays here.`;

/** A yes-or-no claim's threshold comes from its own words; a number's metric and unit from their fields. */
function structureOf(
  form: RecordForm,
  context: LineContext,
): Pick<Proposal, 'metric' | 'comparator' | 'threshold' | 'unit'> {
  const typed = { metric: form.metric.trim() || null, unit: form.unit.trim() || null };
  if (form.kind !== 'binary') return { ...typed, comparator: null, threshold: null };
  // With a confidence behind it, so that the reader does not look for one among the claim's own numbers.
  const { read } = readLine(`${form.claim.trim()}, 50%`, { now: context.typedAt, zone: context.zone });
  if (read.comparator === null) return { metric: null, unit: null, comparator: null, threshold: null };
  const { metric, unit, comparator, threshold } = read;
  return { metric, unit, comparator, threshold };
}

function readRun(form: RecordForm): Proposal['run'] {
  const typed = form.run.trim();
  if (typed === '') return { rowId: form.recentRun || null, label: null, url: null };
  const isLink = /^https?:\/\//i.test(typed) && URL.canParse(typed);
  if (!isLink) return { rowId: null, label: typed.slice(0, RUN_LABEL_MAX).toWellFormed(), url: null };
  return { rowId: null, label: runOfLink(typed).runId, url: typed };
}

const RUN_LABEL_MAX = 100;

/**
 * `baseline 61.2`: what the claim compares with and its value today, where one stands at the end. Left empty, or never
 * shown, it is what the claim names itself; its value can be added afterwards.
 */
function readReference(
  typed: string,
  claim: string,
): {
  readonly reference: Proposal['reference'];
  readonly problem?: string;
} {
  const text = typed.trim();
  if (text === '') {
    const name = findReference(claim);
    return { reference: name === null ? null : { name, value: null } };
  }
  const split = /^(.*\S)[\s:=]+(\S+)$/s.exec(text);
  const value = split ? readNumberField(split[2] ?? '') : null;
  if (typeof value === 'number')
    return { reference: { name: split?.[1]?.replace(/[\s:=]+$/, '') ?? text, value } };
  return value === 'decimal-comma'
    ? { reference: null, problem: numberProblem(value) }
    : { reference: { name: text.slice(0, RUN_LABEL_MAX).toWellFormed(), value: null } };
}

const tagsOf = (typed: readonly string[]): string[] => [
  ...new Set(typed.map(normaliseTag).filter((tag) => tag !== '')),
];
