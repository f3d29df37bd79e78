import type { KnownBlock } from '@slack/types';
import { shortForecastWords } from '../../../domain/prediction/words.ts';
import { formatMoment } from '../../../domain/time/format.ts';
import type { ReadBack } from '../../../figures/capture/read-back.ts';
import type { Similar, SimilarOne } from '../../../figures/capture/similar.ts';
import { escapeMrkdwn, mrkdwn, shorten } from '../../mrkdwn.ts';

/** Room for each part, so that the whole stays a glance. */
const CLAIM_SHOWN = 80;
const WORDS_SHOWN = 40;
const BLOCK_MAX = 2000;

/** What came of up to three predictions like this one, and how often claims with its tag came true. */
export function similarBlocks(similar: Similar, reader: Pick<ReadBack, 'now' | 'zone'>): KnownBlock[] {
  const lines = similar.past.map((one) => similarLine(one, reader));
  if (similar.tagRate) {
    const { tag, n, yes } = similar.tagRate;
    lines.push(`#${escapeMrkdwn(tag)}: ${yes} of ${n} came true`);
  }
  if (lines.length === 0) return [];
  return [{ type: 'context', elements: [mrkdwn(['Like it before:', ...lines].join('\n'), BLOCK_MAX)] }];
}

function similarLine(
  { prediction, said, happened }: SimilarOne,
  reader: Pick<ReadBack, 'now' | 'zone'>,
): string {
  const short = (text: string, max: number) => escapeMrkdwn(shorten(text, max));
  const words = short(shortForecastWords(said, prediction), WORDS_SHOWN);
  const when = prediction.answer ? formatMoment(prediction.answer.at, reader.now, reader.zone) : '';
  return `• ${short(prediction.claim, CLAIM_SHOWN)}: ${words} was said, it came out *${short(happened, WORDS_SHOWN)}* (${when})`;
}
