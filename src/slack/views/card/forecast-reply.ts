import type { ForecastValue, Instant, Prediction } from '../../../domain/prediction/prediction.ts';
import { shortForecastWords } from '../../../domain/prediction/words.ts';
import type { Similar } from '../../../figures/capture/similar.ts';
import type { Message } from '../../messenger.ts';
import { escapeMrkdwn, mrkdwn } from '../../mrkdwn.ts';
import { similarBlocks } from '../capture/similar.ts';

/** What can come of adding a forecast; the literals of the use case. */
type Added =
  | { readonly refusal: 'gone' | 'closed' | 'outsider' | 'not-a-member' | 'changed' }
  | { readonly taken: 'first' | 'late' | 'again' };

/** What came of predictions like it, as its reader tells the time. */
export interface Before {
  readonly similar: Similar;
  readonly now: Instant;
  readonly zone: string;
}

/** What the person who added a forecast reads, and nobody else; `before` comes after what they said, never ahead of it. */
export function forecastReply(
  added: Added,
  prediction: Prediction | undefined,
  value: ForecastValue | null,
  before: Before | null = null,
): Message {
  if ('refusal' in added) return { text: REFUSED[added.refusal] };
  const words = value && prediction ? ` ${escapeMrkdwn(shortForecastWords(value, prediction))}` : '';
  const hidden = prediction?.hidesForecasts ? ' Nobody else sees it until the outcome.' : '';
  const text = `${TAKEN[added.taken].replace('{words}', words)}${hidden}`;
  const like = before ? similarBlocks(before.similar, before) : [];
  return like.length === 0 ? { text } : { text, blocks: [{ type: 'section', text: mrkdwn(text) }, ...like] };
}

const TAKEN = {
  first: 'Your forecast{words} is in. Within ten minutes the last one counts.',
  late: 'Your forecast{words} is in. It came late, so it counts in your own figures only.',
  again:
    'Your forecast{words} is in. Changes within ten minutes of your first one count; later ones are kept as updates.',
} as const;

const REFUSED = {
  gone: 'This prediction is not there any more: its author took it back.',
  closed: 'This prediction takes no more forecasts: it is due, its run has ended, or it has its outcome.',
  outsider: 'Only members of the workspace that runs Hunch can add a forecast here.',
  'not-a-member': 'You are not in the channel of this prediction.',
  changed: 'The question was changed meanwhile. Open it again and say it anew.',
} as const;
