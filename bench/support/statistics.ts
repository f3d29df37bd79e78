import type { NewRow } from '../../db/schema.ts';
import { evidenceOf } from '../../src/domain/evidence/cluster-evidence.ts';
import type { Outcome } from '../../src/domain/prediction/prediction.ts';
import { scoreForecast } from '../../src/domain/scores/score-forecast.ts';

/** An answered prediction of the past, that shares its cause with no other. */
export interface Answered {
  readonly id: string;
  readonly recordedAt: string;
  readonly answeredAt: string;
  readonly channelId: string | null;
  readonly outcome: Outcome;
  readonly tags: readonly string[];
  readonly forecasts: readonly NewRow<'forecasts'>[];
}

/** Rows of statistics. */
export interface StatisticsRows {
  readonly scores: NewRow<'scores'>[];
  readonly levels: NewRow<'levels'>[];
  readonly clusters: NewRow<'clusters'>[];
  readonly cluster_items: NewRow<'cluster_items'>[];
  readonly evidence: NewRow<'evidence'>[];
}

/** The statistics of a past, as `rebuild` would make them one by one, but for claims: its people are calibrated. */
export function statisticsOf(teamId: string, past: readonly Answered[]): StatisticsRows {
  const rows: StatisticsRows = { scores: [], levels: [], clusters: [], cluster_items: [], evidence: [] };
  const levels = new Map<string, NewRow<'levels'>>();
  const closed = new Map<string, number>();
  for (const prediction of [...past].sort(byAnswer)) {
    const scores = prediction.forecasts.map((forecast) => scoreRow(teamId, prediction, forecast));
    rows.scores.push(...scores);
    for (const score of scores) {
      addCluster(rows, closed, prediction, 'person', score.user_id, [score]);
      countIn(levels, 'person', score.user_id, score);
      if (prediction.channelId !== null) countIn(levels, 'channel', prediction.channelId, score);
    }
    if (prediction.channelId !== null)
      addCluster(rows, closed, prediction, 'channel', prediction.channelId, scores);
  }
  rows.levels.push(...levels.values());
  return rows;
}

function scoreRow(
  teamId: string,
  prediction: Answered,
  { id, user_id: userId, given_at: givenAt, percent, low, median, high, level }: NewRow<'forecasts'>,
): NewRow<'scores'> {
  const interval = { low: low ?? 0, median: median ?? 0, high: high ?? 0, level: level ?? 80 };
  const value =
    typeof percent === 'number'
      ? ({ kind: 'binary', percent } as const)
      : ({ kind: 'numeric', ...interval, isMedianImputed: false } as const);
  const about = { id, predictionId: prediction.id, userId, givenAt, isLate: false, ageSeconds: null };
  const score = scoreForecast({ ...about, value }, prediction.outcome, 'linear');
  if (!score) throw new Error('void predictions are not seeded');
  return {
    team_id: teamId,
    prediction_id: prediction.id,
    user_id: userId,
    forecast_id: id,
    kind: value.kind,
    channel_id: prediction.channelId,
    is_late: 0,
    brier: score.brier,
    log_bits: score.logBits,
    surprise_bits: score.surpriseBits,
    percent: score.level?.percent ?? null,
    happened: score.level?.happened ?? null,
    wis: score.interval?.wis ?? null,
    wis_dispersion: score.interval?.dispersion ?? null,
    wis_overprediction: score.interval?.overprediction ?? null,
    wis_underprediction: score.interval?.underprediction ?? null,
    interval_score: score.interval?.intervalScore ?? null,
    level: score.interval?.level ?? null,
    is_inside: score.interval ? (score.interval.isInside ? 1 : 0) : null,
    width_ratio: score.interval?.widthRatio ?? null,
    rank_cell: score.interval?.rankCell ?? null,
    scored_at: prediction.answeredAt,
  };
}

function addCluster(
  rows: StatisticsRows,
  closed: Map<string, number>,
  { id, recordedAt, answeredAt, tags }: Answered,
  scope: 'person' | 'channel',
  scopeId: string,
  scores: readonly NewRow<'scores'>[],
): void {
  const team_id = scores[0]?.team_id ?? '';
  const clusterId = `${scope}|${scopeId}|prediction|${id}|${id}`;
  const seq = (closed.get(`${scope}|${scopeId}`) ?? 0) + 1;
  closed.set(`${scope}|${scopeId}`, seq);
  rows.clusters.push({
    team_id,
    id: clusterId,
    scope,
    scope_id: scopeId,
    cause: `prediction|${id}`,
    opened_at: recordedAt,
    closed_at: answeredAt,
    closed_seq: seq,
  });
  rows.cluster_items.push({ team_id, cluster_id: clusterId, prediction_id: id });
  const evidence = evidenceOf({
    forecasts: scores.flatMap(({ percent, happened }) =>
      typeof percent === 'number' && typeof happened === 'number'
        ? [{ item: { kind: 'binary' as const, probability: percent / 100, y: happened }, tags }]
        : [],
    ),
    intervals: scores.flatMap(({ level, is_inside: inside }) =>
      typeof level === 'number' && typeof inside === 'number' ? [{ level: level / 100, inside }] : [],
    ),
  });
  for (const { type, items, logMeans } of evidence)
    rows.evidence.push({
      team_id,
      cluster_id: clusterId,
      claim_type: type,
      items,
      log_means: JSON.stringify(logMeans),
    });
}

function countIn(
  levels: Map<string, NewRow<'levels'>>,
  scope: 'person' | 'channel',
  scopeId: string,
  { team_id, percent, happened }: NewRow<'scores'>,
): void {
  if (typeof percent !== 'number' || typeof happened !== 'number') return;
  const name = `${scope}|${scopeId}|${percent}`;
  const { n, yes } = levels.get(name) ?? { n: 0, yes: 0 };
  const level = { team_id, scope, scope_id: scopeId, kind: 'binary' as const, percent };
  levels.set(name, { ...level, n: n + 1, yes: yes + happened });
}

function byAnswer(a: Answered, b: Answered): number {
  return a.answeredAt === b.answeredAt ? (a.id < b.id ? -1 : 1) : a.answeredAt < b.answeredAt ? -1 : 1;
}
