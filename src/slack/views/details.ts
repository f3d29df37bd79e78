import type { SectionBlock } from '@slack/types';
import type { Prediction } from '../../domain/prediction/prediction.ts';
import { numberWords, thresholdWords } from '../../domain/prediction/words.ts';
import { escapeMrkdwn, link, literal, shorten } from '../mrkdwn.ts';

/** What a claim's details are read from: a recorded prediction or one about to be. */
export type Detailed = Pick<
  Prediction,
  'claim' | 'metric' | 'comparator' | 'threshold' | 'unit' | 'run' | 'tags' | 'reason' | 'reference'
>;

/** One line of mrkdwn for each thing that is known beside the claim; `withReason` adds what the author thinks why. */
export function claimDetails(of: Detailed, withReason: boolean): string[] {
  return [
    thresholdLine(of),
    runLine(of),
    of.tags.length > 0 ? of.tags.map((tag) => `#${escapeMrkdwn(tag)}`).join(' ') : null,
    referenceLine(of),
    withReason && of.reason !== null ? `Because ${escapeMrkdwn(of.reason)}` : null,
  ].filter((line) => line !== null);
}

/** What counts as yes, unless the claim says the same in the same words. */
function thresholdLine(of: Detailed): string | null {
  const words = thresholdWords(of);
  const bare = (text: string) => text.toLowerCase().replaceAll(/\s/g, '');
  if (words === null || bare(of.claim).includes(bare(words))) return null;
  return `Read as ${escapeMrkdwn(words)}`;
}

/** Longer addresses are shown as text, cut: a link must not be. */
const LINK_MAX = 500;

/** What the author thinks why, literally: escaped in mrkdwn it could grow fivefold. */
export const reasonBlock = (reason: string): SectionBlock => ({
  type: 'section',
  text: literal(`Because ${reason}`),
});

function runLine({ run }: Detailed): string | null {
  if (run.url !== null && run.url.length <= LINK_MAX)
    return `Run ${link(run.url, run.label ?? shortAddress(run.url))}`;
  const name = run.label ?? run.url;
  return name === null ? null : `Run ${escapeMrkdwn(shorten(name, LINK_MAX))}`;
}

function referenceLine({ reference, unit }: Detailed): string | null {
  if (reference === null) return null;
  const today = reference.value === null ? '' : `: ${escapeMrkdwn(numberWords(reference.value, unit))} today`;
  return `Compared with ${escapeMrkdwn(reference.name)}${today}`;
}

/** Host and last part of an address, which is where trackers put the run. */
function shortAddress(url: string): string {
  if (!URL.canParse(url)) return url;
  const { host, pathname, hash } = new URL(url);
  const last = `${pathname}${hash}`.split('/').findLast((part) => part !== '') ?? '';
  return `${host}/…/${last}`;
}
