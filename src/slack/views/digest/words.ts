import type { SectionBlock } from '@slack/types';
import { pack } from '../../../domain/digest/pack.ts';
import type { Prediction } from '../../../domain/prediction/prediction.ts';
import { escapeMrkdwn, mrkdwn, SECTION_TEXT_MAX, shorten } from '../../mrkdwn.ts';

/** Longest claim and longest reason or lesson in a list; the card has the whole. */
const CLAIM_IN_LIST = 160;
const PROSE_IN_LIST = 240;

/** A claim in quotes on one line, escaped. */
export function claimWords(prediction: Pick<Prediction, 'claim'>): string {
  return `“${oneLine(prediction.claim, CLAIM_IN_LIST)}”`;
}

/** What somebody wrote, on one line, escaped. */
export function proseWords(text: string): string {
  return oneLine(text, PROSE_IN_LIST);
}

/** ` (Ana)`, or nothing for people who did not agree to be named. */
export function nameWords(names: readonly (string | null)[]): string {
  const known = names.filter((name) => name !== null);
  return known.length === 0 ? '' : ` (${known.map((name) => escapeMrkdwn(name)).join(', ')})`;
}

/** A heading with its lines as bullets, in as many sections as Slack's limit needs. Empty without lines. */
export function listSections(heading: string, lines: readonly string[]): SectionBlock[] {
  const chunks = pack(lines, (line) => line.length + 3, {
    cost: SECTION_TEXT_MAX - 200,
    parts: lines.length,
  });
  return chunks.map((chunk, index) => {
    const bullets = chunk.map((line) => `• ${line}`).join('\n');
    return { type: 'section', text: mrkdwn(index === 0 ? `*${heading}*\n${bullets}` : bullets) };
  });
}

function oneLine(text: string, max: number): string {
  return escapeMrkdwn(shorten(text.replaceAll(/\s+/g, ' ').trim(), max));
}
