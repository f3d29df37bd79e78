import type { MrkdwnElement, PlainTextElement } from '@slack/types';
import type { Instant } from '../domain/prediction/prediction.ts';

/** Longest text of a section, header, button and the like. @see https://docs.slack.dev/reference/block-kit/blocks */
export const SECTION_TEXT_MAX = 3000;
export const HEADER_TEXT_MAX = 150;
export const BUTTON_TEXT_MAX = 75;
export const OPTION_TEXT_MAX = 75;
export const PLACEHOLDER_MAX = 150;
export const MODAL_TITLE_MAX = 24;
export const ALT_TEXT_MAX = 2000;
/** All text of one message together; Slack refuses somewhere above it (msg_blocks_too_long). */
export const MESSAGE_TEXT_MAX = 9000;
export const MESSAGE_BLOCKS_MAX = 45;

/**
 * User text for a mrkdwn object or a message's `text`: the three control characters become entities, once, so that
 * nothing in it can ping, link or format a date.
 */
export function escapeMrkdwn(text: string): string {
  return text.toWellFormed().replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** User text for mrkdwn, cut so that it takes at most `max` UTF-16 units with its entities counted; never empty. */
export function escapeShort(text: string, max: number): string {
  const whole = escapeMrkdwn(text);
  if (whole.length <= max) return shorten(whole, max);
  let kept = '';
  for (const { segment } of graphemes.segment(text.slice(0, max))) {
    const escaped = escapeMrkdwn(segment);
    if (kept.length + escaped.length > max - 1) break;
    kept += escaped;
  }
  return `${kept}…`;
}

/** A mrkdwn object of Hunch's own words with escaped user text in it, cut to `max`; Slack links nothing in it by itself. */
export function mrkdwn(text: string, max: number = SECTION_TEXT_MAX): MrkdwnElement {
  return { type: 'mrkdwn', text: shorten(text, max), verbatim: true };
}

/** A plain_text object, literal but for emoji names, cut to `max` UTF-16 units. */
export function plain(text: string, max: number = SECTION_TEXT_MAX): PlainTextElement {
  return { type: 'plain_text', text: shorten(text.toWellFormed(), max), emoji: true };
}

/** A plain_text object for what a person typed: no emoji names are read, no entity is shown. */
export function literal(text: string, max: number = SECTION_TEXT_MAX): PlainTextElement {
  return { type: 'plain_text', text: shorten(text.toWellFormed(), max), emoji: false };
}

/** Text of at most `max` UTF-16 units, cut between graphemes with an ellipsis where it was longer; never empty. */
export function shorten(text: string, max: number): string {
  if (text.length === 0) return ' ';
  if (text.length <= max) return text;
  let kept = '';
  for (const { segment } of graphemes.segment(text.slice(0, max))) {
    if (kept.length + segment.length > max - 1) break;
    kept += segment;
  }
  return `${kept}…`;
}

/** A link with a label in mrkdwn; an address that is not http or https is shown as its label alone. */
export function link(url: string, label: string): string {
  const safe = escapeMrkdwn(label.replaceAll(/[<>|]/g, ' '));
  const address = URL.canParse(url) ? new URL(url) : null;
  if (address?.protocol !== 'http:' && address?.protocol !== 'https:') return safe;
  const href = address.href.replaceAll('|', '%7C').replaceAll('<', '%3C').replaceAll('>', '%3E');
  return `<${href.replaceAll('&', '&amp;')}|${safe}>`;
}

/** A moment that each reader sees in their own zone, with a fallback for clients that cannot. */
export function moment(instant: Instant, fallback: string): string {
  const seconds = Math.floor(Date.parse(instant) / 1000);
  const plainFallback = fallback.replaceAll(/[<>|^]/g, ' ');
  return `<!date^${seconds}^{date_short_pretty} {time}|${escapeMrkdwn(plainFallback)}>`;
}

/** A person by id: Slack shows the name. Only for people Hunch itself may mention (never from typed text). */
export function person(userId: string): string {
  return `<@${userId}>`;
}

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });
