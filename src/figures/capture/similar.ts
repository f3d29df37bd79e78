import type { Reader } from '../../../db/connect.ts';
import type { Row } from '../../../db/schema.ts';
import type { Viewer } from '../../domain/people/member.ts';
import type { ForecastValue, Prediction } from '../../domain/prediction/prediction.ts';
import { scoredForecasts } from '../../domain/prediction/windows.ts';
import { mostSimilar } from '../../domain/similar/rank.ts';
import { claimWords } from '../../domain/similar/words.ts';
import { listForecastsOf } from '../../store/forecasts/forecasts.ts';
import { withParts } from '../../store/predictions/find.ts';
import { listWordsOf } from '../../store/predictions/words.ts';
import { happenedWords } from '../questions/questions.ts';
import { visibleTo } from '../visible.ts';

/** A past prediction like the one just recorded. */
export interface SimilarOne {
  readonly prediction: Prediction;
  /** What its author said. */
  readonly said: ForecastValue;
  readonly happened: string;
}

/** What happened before, where the claim or the knob was the same. */
export interface Similar {
  readonly past: readonly SimilarOne[];
  /** How often yes-or-no claims of a shared tag came true; null below three. */
  readonly tagRate: { readonly tag: string; readonly n: number; readonly yes: number } | null;
}

/** Only the newest answered ones are looked at. */
const NEWEST = 200;
/** Among so many of the newest shared ones those are looked for that this viewer may see. */
const NEWEST_SHARED = 1000;
const SHOWN = 3;
/** Fewer outcomes than this make no rate. */
const RATE_MIN = 3;

/** Up to three answered predictions that this viewer may see and that are most like this one. */
export async function similarTo(db: Reader, viewer: Viewer, prediction: Prediction): Promise<Similar> {
  const answered = await answeredVisibleTo(db, viewer, prediction.id);
  const words = await listWordsOf(
    db,
    viewer.teamId,
    answered.map(({ id }) => id),
  );
  const candidates = answered.map((past) => ({
    id: past.id,
    answeredAt: past.answer?.at ?? '',
    metric: past.metric,
    tags: past.tags,
    words: words.get(past.id) ?? [],
    past,
  }));
  const claim = { metric: prediction.metric, tags: prediction.tags, words: claimWords(prediction.claim) };
  const alike = mostSimilar(claim, candidates, SHOWN).map((candidate) => candidate.past);
  const forecasts = await listForecastsOf(
    db,
    viewer.teamId,
    alike.map(({ id }) => id),
  );
  const past = alike.flatMap((each): SimilarOne[] => {
    const scored = scoredForecasts(forecasts.get(each.id) ?? []);
    const said = scored.find((forecast) => forecast.userId === each.authorId)?.value;
    return said ? [{ prediction: each, said, happened: happenedWords(each) }] : [];
  });
  return { past, tagRate: rateOf(prediction.tags, answered) };
}

/** Own ones and shared ones separately, so that a large workspace's private ones are never walked through. */
async function answeredVisibleTo(db: Reader, viewer: Viewer, exceptId: string): Promise<Prediction[]> {
  const answered = db
    .selectFrom('predictions')
    .selectAll()
    .where('team_id', '=', viewer.teamId)
    .where('answered_at', 'is not', null)
    .where('outcome', '<>', 'void');
  const own = await answered
    .where('author_id', '=', viewer.userId)
    .where(visibleTo(viewer))
    .orderBy('answered_at', 'desc')
    .limit(NEWEST)
    .execute();
  const newest = answered
    .where('shared_channel_id', 'is not', null)
    .orderBy('answered_at', 'desc')
    .limit(NEWEST_SHARED);
  const shared = await db
    .selectFrom(newest.as('predictions'))
    .selectAll()
    .where('author_id', '<>', viewer.userId)
    .where(visibleTo(viewer))
    .orderBy('answered_at', 'desc')
    .limit(NEWEST)
    .execute();
  const rows = [...own, ...shared].filter((row) => row.id !== exceptId).sort(latestAnsweredFirst);
  return withParts(db, viewer.teamId, rows.slice(0, NEWEST));
}

function rateOf(tags: readonly string[], answered: readonly Prediction[]): Similar['tagRate'] {
  for (const tag of tags) {
    const claims = answered.filter((past) => past.kind === 'binary' && past.tags.includes(tag));
    const yes = claims.filter((past) => past.answer?.outcome.kind === 'yes').length;
    if (claims.length >= RATE_MIN) return { tag, n: claims.length, yes };
  }
  return null;
}

const latestAnsweredFirst = (a: Row<'predictions'>, b: Row<'predictions'>): number =>
  (b.answered_at ?? '').localeCompare(a.answered_at ?? '');
