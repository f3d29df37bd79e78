import { numberWords } from '../../../domain/prediction/words.ts';
import { isOver } from '../../../domain/runs/state.ts';
import type { Suggestion } from '../../../domain/runs/suggest.ts';
import { formatSpan } from '../../../domain/time/format.ts';
import type { RunReported } from '../../../figures/questions/questions.ts';
import { escapeMrkdwn, shorten } from '../../mrkdwn.ts';

const ERROR_SHOWN = 120;
const METRIC_SHOWN = 60;

/** What the run of a question did, in mrkdwn; null while there is nothing to say. */
export function reportedWords({ state, tookMs, error, suggestion }: RunReported): string | null {
  if (!isOver(state))
    return suggestion
      ? `The run goes on: ${metricWords(suggestion, 'is at')}`
      : 'The run goes on, as far as I know.';
  const after = tookMs === null ? '' : ` after ${formatSpan(tookMs)}`;
  if (state === 'finished')
    return `The run finished${after}${suggestion ? `: ${metricWords(suggestion, 'ended at')}` : '.'}`;
  const why = error ? ` (${escapeMrkdwn(shorten(error, ERROR_SHOWN))})` : '';
  const last = suggestion ? ` Its last word: ${metricWords(suggestion, 'was')}` : '';
  return `The run ${ENDED[state] ?? state}${after}${why}.${last} Does that settle it? If not, “Can't tell” leaves it unscored.`;
}

const ENDED: Readonly<Record<string, string>> = { killed: 'was killed' };

/** A metric of another name than the claim's is shown with a question: it may be another one. */
function metricWords({ metric, value, best, outcome }: Suggestion, verb: string): string {
  const words = `${nameOf(metric)} ${verb} *${numberOf(value)}*`;
  if (best) return `${words}, ${nameOf(best.metric)} was *${numberOf(best.value)}*. Which did you mean?`;
  return `${words}.${outcome === null && Number.isFinite(value) ? ' Is that what you meant?' : ''}`;
}

const nameOf = (metric: string): string => `*${escapeMrkdwn(shorten(metric, METRIC_SHOWN))}*`;
const numberOf = (value: number): string =>
  Number.isFinite(value) ? numberWords(value, null) : String(value);
