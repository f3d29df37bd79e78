import type { Deps } from '../deps.ts';
import type { Proposal } from '../domain/capture/proposal.ts';
import type { ForecastValue, Instant, Outcome } from '../domain/prediction/prediction.ts';
import { plusMs } from '../domain/time/wall.ts';
import { insertForecast } from '../store/forecasts/forecasts.ts';
import { setShared } from '../store/sample.ts';
import { answer } from '../usecases/answer/answer.ts';
import { reflect } from '../usecases/answer/reflect.ts';
import { recordProposal } from '../usecases/capture/record-proposal.ts';
import { setChannelDigest } from '../usecases/digest/set-digest.ts';
import { refreshChannel } from '../usecases/people/know-channel.ts';
import { knowMember } from '../usecases/people/know-member.ts';
import type { History, SamplePrediction } from './history.ts';

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

/** Ids of the sandbox's people and channels by name. */
export interface Names {
  readonly people: ReadonlyMap<string, string>;
  readonly channels: ReadonlyMap<string, string>;
}

/**
 * Writes the sample history as if it had been lived: recorded, forecast, answered and scored by the same use cases,
 * at moments of the past. Only ever into the sandbox's own database.
 */
export async function writeHistory(
  deps: Deps,
  teamId: string,
  history: History,
  names: Names,
): Promise<void> {
  const now = deps.clock.now();
  const channelId = idOf(names.channels, history.channel);
  for (const userId of names.people.values()) await knowMember(deps, teamId, userId);
  await refreshChannel(deps, teamId, channelId);
  for (const [index, sample] of history.predictions.entries()) {
    const recordedAt = plusMs(now, -sample.daysAgo * DAY_MS);
    const past = at(deps, recordedAt);
    const id = await record(past, teamId, sample, { index, names, recordedAt, channelId });
    await settle(deps, teamId, id, sample, names, plusMs(recordedAt, (sample.dueHours + 1) * HOUR_MS));
  }
  const { by, channel, weekday, hour } = history.digest;
  const digest = { channelId: idOf(names.channels, channel), userId: idOf(names.people, by), weekday, hour };
  await setChannelDigest(deps, { teamId, isOn: true, ...digest });
}

async function record(
  deps: Deps,
  teamId: string,
  sample: SamplePrediction,
  where: {
    readonly index: number;
    readonly names: Names;
    readonly recordedAt: Instant;
    readonly channelId: string;
  },
): Promise<string> {
  const { names, recordedAt } = where;
  const authorId = idOf(names.people, sample.by);
  return deps.db.write(async (tx) => {
    const originKey = `sample|${where.index}`;
    const proposal = proposalOf(sample, plusMs(recordedAt, sample.dueHours * HOUR_MS));
    const recording = { teamId, authorId, originKey, wakesAtNight: false, proposal };
    const id = await recordProposal(tx, deps, recording, recordedAt);
    if (sample.shared) await setShared(tx, { teamId, id }, where.channelId, recordedAt);
    for (const other of sample.others)
      await insertForecast(
        tx,
        { teamId, id },
        {
          id: deps.newId(),
          userId: idOf(names.people, other.by),
          originKey,
          givenAt: plusMs(recordedAt, HOUR_MS),
          value: { kind: 'binary', percent: other.percent },
          isLate: false,
          ageSeconds: null,
        },
      );
    return id;
  });
}

async function settle(
  deps: Deps,
  teamId: string,
  predictionId: string,
  sample: SamplePrediction,
  names: Names,
  answeredAt: Instant,
): Promise<void> {
  const outcome = outcomeOf(sample);
  if (outcome === null) return;
  const then = at(deps, answeredAt);
  const who = { teamId, userId: idOf(names.people, sample.by), predictionId };
  const answerId = `sample-${predictionId}`;
  await answer(then, { ...who, outcome, answerId });
  if (sample.lesson === undefined && sample.why === undefined) return;
  const { lesson = null, why = null } = sample;
  await reflect(then, { ...who, answerId, note: null, lesson, why });
}

function proposalOf(sample: SamplePrediction, dueAt: Instant): Proposal {
  const isNumeric = sample.kind === 'numeric';
  return {
    kind: sample.kind,
    claim: sample.claim,
    reason: sample.because ?? null,
    metric: isNumeric ? (sample.metric ?? null) : null,
    comparator: null,
    threshold: null,
    unit: isNumeric ? (sample.unit ?? null) : null,
    scale: isNumeric ? sample.scale : 'linear',
    scoringUnit: null,
    reference: null,
    options: sample.kind === 'choice' ? sample.options : [],
    tags: sample.tags,
    hidesForecasts: true,
    run: { rowId: null, label: sample.run, url: null },
    due: { rule: 'time', at: dueAt, phrase: null, isChosen: true },
    value: forecastOf(sample),
  };
}

function forecastOf(sample: SamplePrediction): ForecastValue {
  if (sample.kind === 'binary') return { kind: 'binary', percent: sample.percent };
  if (sample.kind === 'choice') return { kind: 'choice', percents: sample.percents };
  const { low, median, high, level } = sample;
  return { kind: 'numeric', low, median, high, level, isMedianImputed: false };
}

function outcomeOf(sample: SamplePrediction): Outcome | null {
  if (sample.outcome === undefined) return null;
  if (sample.outcome === 'void') return { kind: 'void', reason: 'cannot-tell' };
  if (sample.kind === 'binary') return { kind: sample.outcome === 'yes' ? 'yes' : 'no' };
  if (sample.kind === 'choice') return { kind: 'option', option: sample.options.indexOf(sample.outcome) };
  return { kind: 'number', value: Number(sample.outcome) };
}

/** The same deps at a moment of the past; nothing is sent from there. */
function at(deps: Deps, moment: Instant): Deps {
  return { ...deps, clock: { ...deps.clock, now: () => moment }, wake: () => undefined };
}

function idOf(ids: ReadonlyMap<string, string>, name: string): string {
  const id = ids.get(name);
  if (id === undefined) throw new Error(`the sample names ${name}, whom the workspace does not have`);
  return id;
}
