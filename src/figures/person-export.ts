import type { Reader } from '../../db/connect.ts';
import {
  EXPORT_FORMAT,
  EXPORT_VERSION,
  type ExportedPrediction,
  type PersonExport,
} from '../domain/exchange/person-export.ts';
import type { Viewer } from '../domain/people/member.ts';
import { asReadBy } from '../domain/prediction/as-others-read.ts';
import type { Forecast, Instant, Prediction } from '../domain/prediction/prediction.ts';
import { listForecastsOf } from '../store/forecasts/forecasts.ts';
import { listDrafts } from '../store/people/drafts.ts';
import { findMember } from '../store/people/members.ts';
import { listLinks } from '../store/people/tracker-links.ts';
import { listOwn } from '../store/predictions/list.ts';
import { hasSaidAnything, type Person } from '../store/predictions/mine.ts';
import { listScoresOf, type OwnScore } from '../store/scores/record.ts';
import { listTokens } from '../store/tokens.ts';
import { listChannels } from '../store/workspace/channels.ts';
import { DEFAULT_CHOICES } from './settings/settings.ts';
import { visibleTo } from './visible.ts';

/** Read in one go: so many that nobody is cut off, so few that ids fit into one statement. */
const AT_ONCE = 1000;
const DRAFTS_MAX = 10_000;

/** Gathers everything of a person, as far as they may see it themselves. */
export async function personExport(db: Reader, viewer: Viewer, now: Instant): Promise<PersonExport> {
  const { teamId, userId } = viewer;
  const member = await findMember(db, teamId, userId);
  const drafts = await listDrafts(db, teamId, userId, now, DRAFTS_MAX);
  return {
    format: EXPORT_FORMAT,
    version: EXPORT_VERSION,
    exportedAt: now,
    person: { userId, name: member?.name ?? userId, choices: member?.choices ?? DEFAULT_CHOICES },
    predictions: await exportedPredictions(db, viewer),
    drafts: drafts.map(({ text, typedAt }) => ({ text, typedAt })),
    trackerNames: await listLinks(db, teamId, userId),
    tokens: (await listTokens(db, teamId, userId)).map(({ label, madeAt, lastUsedAt }) => ({
      label,
      madeAt,
      lastUsedAt,
    })),
  };
}

/** Whether an export of this person would hold more than their settings. */
export async function hasAnythingToExport(db: Reader, person: Person, now: Instant): Promise<boolean> {
  const { teamId, userId } = person;
  return (await hasSaidAnything(db, person)) || (await listDrafts(db, teamId, userId, now, 1)).length > 0;
}

async function exportedPredictions(db: Reader, viewer: Viewer): Promise<ExportedPrediction[]> {
  const { teamId, userId } = viewer;
  const exported: ExportedPrediction[] = [];
  for (let offset = 0; ; offset += AT_ONCE) {
    const page = { limit: AT_ONCE, offset };
    const { shown } = await listOwn(db, viewer, visibleTo(viewer), { state: null, tag: null }, page);
    const ids = shown.map(({ id }) => id);
    const forecasts = await listForecastsOf(db, teamId, ids);
    const scores = await listScoresOf(db, teamId, userId, ids);
    const channels = await listChannels(
      db,
      teamId,
      shown.flatMap(({ sharedChannelId }) => sharedChannelId ?? []),
    );
    const names = new Map(channels.map(({ channelId, name }) => [channelId, name]));
    for (const prediction of shown)
      exported.push({
        ...exportedParts(asReadBy(userId, prediction, forecasts.get(prediction.id) ?? []), userId),
        sharedIn: names.get(prediction.sharedChannelId ?? '') ?? null,
        forecasts: ownForecasts(forecasts.get(prediction.id) ?? [], userId),
        score: exportedScore(scores.get(prediction.id)),
      });
    if (shown.length < AT_ONCE) return exported.reverse();
  }
}

/** A prediction without the names of people; of another person's without the words that are theirs. */
function exportedParts(prediction: Prediction, userId: string) {
  const { teamId, authorId, askedId, sharedChannelId, withdrawnAt, run, answer, ...parts } = prediction;
  const isOwn = authorId === userId;
  const mayTell = isOwn || answer?.by === userId;
  return {
    ...parts,
    isOwn,
    reason: isOwn ? parts.reason : null,
    run: { label: run.label, url: run.url },
    answer: answer && withoutName(answer, mayTell),
  };
}

function withoutName({ by, ...answer }: NonNullable<Prediction['answer']>, mayTell: boolean) {
  return mayTell ? answer : { ...answer, note: null, lesson: null, why: null };
}

function ownForecasts(all: readonly Forecast[], userId: string): ExportedPrediction['forecasts'] {
  return all
    .filter((forecast) => forecast.userId === userId)
    .map(({ id, givenAt, value, isLate, ageSeconds }) => ({ id, givenAt, value, isLate, ageSeconds }));
}

const exportedScore = (score: OwnScore | undefined): ExportedPrediction['score'] =>
  score ? { surpriseBits: score.surpriseBits, brier: score.brier, wis: score.wis } : null;
