import { CLAIM_MAX } from '../prediction/prediction.ts';
import { takeReason } from './extract/because.ts';
import { type ConfidenceFound, takeConfidence } from './extract/confidence.ts';
import { takeDue } from './extract/due.ts';
import { unwrap } from './extract/links.ts';
import { findRunName } from './extract/names.ts';
import { takeOptions } from './extract/options.ts';
import { takeTags } from './extract/tags.ts';
import { normalise, tidy } from './normalise.ts';
import type { ClaimRead, Note, Reading, ReadingContext, Refusal } from './reading.ts';
import { binaryRead, choiceRead, type Found, numericRead } from './shape.ts';
import { isCompound, waysOf } from './sureness.ts';

/** The longest line that is looked at; more is refused before any reader sees it. */
export const LINE_MAX = 3000;

/** Several typed lines are several predictions; empty ones are none. */
export function readLines(typed: string, context: ReadingContext): Reading[] {
  const lines = typed.split(/\r?\n/).filter((line) => line.trim() !== '');
  return lines.map((line) => readLine(line, context));
}

/**
 * Reads one typed line as a prediction. Never throws and never guesses silently: what is not plain shows in the
 * certainty, the notes and what is missing.
 *
 * @param typed as Slack sends it: entities, `<url|label>`, `<@U1|name>`, `<#C1|name>`
 */
export function readLine(typed: string, context: ReadingContext): Reading {
  if (typed.length > LINE_MAX)
    return refused(typed, [{ kind: 'too-long', length: typed.length, max: LINE_MAX }]);
  const emoji = hideEmoji(normalise(typed));
  const links = unwrap(emoji.text);
  const tags = takeTags(links.rest);
  const listed = takeOptions(tags.rest);
  const confidence = listed ? null : takeConfidence(tags.rest);
  const isFound = confidence !== null && 'percent' in confidence;
  const due = takeDue(listed?.rest ?? (isFound ? confidence.rest : tags.rest), context);
  const reason = takeReason(due.rest);
  const found: Found = {
    text: reason.rest,
    reason: reason.reason && emoji.restore(reason.reason),
    due: due.due,
    tags: [...new Set([...tags.tags, ...links.channelTags])],
    run: links.run,
    percent: isFound ? confidence.percent : null,
    lowerIsBetter: context.lowerIsBetter ?? [],
  };
  const shaped = listed
    ? choiceRead(found, { ...listed, claim: takeReason(takeDue(listed.claim, context).rest).rest })
    : (numericRead(found) ?? binaryRead(found));
  const read = withRunName({ ...shaped.read, claim: emoji.restore(shaped.read.claim) });
  const refusals: Refusal[] = [
    ...shaped.refusals,
    ...(due.refusal ? [due.refusal] : []),
    ...(confidence && 'outOfRange' in confidence
      ? [{ kind: 'percent-out-of-range' as const, typed: confidence.outOfRange }]
      : []),
    ...refusalsOf(read, tags.rest),
  ];
  const notes: Note[] = [
    ...shaped.notes,
    ...(isFound ? confidenceNotes(confidence) : []),
    ...(due.isSkipped ? [{ kind: 'time-skipped' as const, phrase: due.due?.phrase ?? '' }] : []),
    ...(read.kind === 'binary' && isCompound(read.claim) ? [{ kind: 'compound' as const }] : []),
  ];
  const ways = refusals.length === 0 && isFound ? waysOf(read, tidy(tags.rest), confidence) : [];
  const missing = missingOf(read, ways.length > 0);
  return {
    typed,
    certainty: certaintyOf({ refusals, notes, missing, ways }),
    read: ways.length > 0 ? { ...read, claim: emoji.restore(tidy(tags.rest)), percent: null } : read,
    ways,
    missing,
    notes,
    refusals,
    mentions: links.mentions,
  };
}

function certaintyOf(parts: Pick<Reading, 'refusals' | 'notes' | 'missing' | 'ways'>): Reading['certainty'] {
  if (parts.refusals.length > 0) return 'partial';
  if (parts.ways.length > 0) return 'two-way';
  if (parts.missing.length > 0) return 'partial';
  const doubts = ['bare-number', 'at-least-assumed', 'compound'];
  return parts.notes.some((note) => doubts.includes(note.kind)) ? 'unsure' : 'sure';
}

function missingOf(read: ClaimRead, isTwoWay: boolean): Reading['missing'] {
  if (isTwoWay) return ['percent'];
  if (read.claim === '')
    return ['claim', ...(read.kind === 'binary' && read.percent === null ? ['percent' as const] : [])];
  if (read.kind === 'binary' && read.percent === null) return ['percent'];
  if (read.kind === 'choice' && read.options.some((option) => option.percent === null)) return ['percents'];
  return [];
}

function refusalsOf(read: ClaimRead, text: string): Refusal[] {
  const comma = /(?<![\d.,[(])(?<![[(]\s*)\d+,\d{1,2}(?![\d.,])/.exec(text);
  return [
    ...(read.claim === '' && read.percent === null ? [{ kind: 'empty' as const }] : []),
    ...(read.claim.length > CLAIM_MAX
      ? [{ kind: 'too-long' as const, length: read.claim.length, max: CLAIM_MAX }]
      : []),
    ...(comma && read.kind !== 'choice' ? [{ kind: 'decimal-comma' as const, typed: comma[0] }] : []),
  ];
}

function confidenceNotes(confidence: ConfidenceFound): Note[] {
  if (confidence.isBare) return [{ kind: 'bare-number', percent: confidence.percent }];
  if (confidence.roundedFrom === null) return [];
  return [{ kind: 'percent-rounded', from: confidence.roundedFrom, percent: confidence.percent }];
}

function withRunName(read: ClaimRead): ClaimRead {
  const name = findRunName(read.claim);
  if (name === null) return read;
  const none = { url: null, name: null, source: null, entity: null, project: null, runId: null };
  return { ...read, run: { ...(read.run ?? none), name } };
}

/** Emoji names stay in the claim but no reader looks at them: `:100:` is no odds. */
function hideEmoji(text: string) {
  const hidden: string[] = [];
  const masked = text.replaceAll(
    /:(?!\d+:\d)(?=[\w+-]*[a-z])[\w+-]{2,60}:(?::skin-tone-\d:)?|:100:/gi,
    (emoji) => {
      hidden.push(emoji);
      return String.fromCharCode(0xe000 + Math.min(hidden.length - 1, 0xf0));
    },
  );
  const restore = (part: string) =>
    part.replaceAll(/[\uE000-\uE0F0]/g, (mark) => hidden[mark.charCodeAt(0) - 0xe000] ?? '');
  return { text: masked, restore };
}

function refused(typed: string, refusals: readonly Refusal[]): Reading {
  const read: ClaimRead = {
    kind: 'binary',
    claim: '',
    reason: null,
    metric: null,
    comparator: null,
    threshold: null,
    unit: null,
    scale: 'linear',
    referenceName: null,
    percent: null,
    low: null,
    median: null,
    high: null,
    level: null,
    options: [],
    due: null,
    tags: [],
    run: null,
  };
  return {
    typed,
    certainty: 'partial',
    read,
    ways: [],
    missing: ['claim'],
    notes: [],
    refusals,
    mentions: [],
  };
}
