import Database from 'better-sqlite3';
import type { NewRow, Tables } from '../../db/schema.ts';
import type { Outcome } from '../../src/domain/prediction/prediction.ts';
import { claimWords } from '../../src/domain/similar/words.ts';
import { type Random, randomFrom } from '../simulate/random.ts';
import { type Answered, statisticsOf } from './statistics.ts';

/** The workspace whose rows are written, and when "now" is (UTC ISO text). */
export interface Place {
  readonly teamId: string;
  readonly now: string;
}

/** A person as Hunch knows them, with the direct message that Slack opened. */
export interface Known {
  readonly userId: string;
  readonly dmChannelId: string | null;
}

/** What a workspace has lived through. */
export interface Past {
  readonly people: readonly Known[];
  /** Predictions by author, oldest first. */
  readonly counts: ReadonlyMap<string, number>;
  /** Where a third of them is shared. */
  readonly channelId: string;
}

const DAY_MS = 86_400_000;
const YEARS_MS = 2 * 365 * DAY_MS;
const SHARED = 0.3;
const NUMERIC = 0.2;
const TAGS = 40;
const METRICS = ['val_loss', 'top1', 'bpb', 'grad_norm', 'throughput', 'mmlu', 'ppl', 'wer'];
const KNOBS = [
  'warmup',
  'dropout',
  'weight decay',
  'batch size',
  'tokenizer',
  'cosine decay',
  'flash attention',
];

type Rows = {
  readonly [Name in 'predictions' | 'prediction_tags' | 'prediction_words' | 'forecasts']: NewRow<Name>[];
};

/** Opens the file of a stopped Hunch to write many rows quickly; a power cut in between would only cost the bench. */
export function openToSeed(path: string): Database.Database {
  const database = new Database(path);
  database.pragma('synchronous = OFF');
  database.pragma('cache_size = -500000');
  return database;
}

/** Writes people whom Hunch has met today, in a workspace that it knows. */
export function writePeople(database: Database.Database, place: Place, people: readonly Known[]): void {
  const { teamId, now } = place;
  const team = { team_id: teamId, name: 'Bench', app_id: '', bot_id: '', bot_user_id: '', installed_at: now };
  insertAll(database, 'teams', [team]);
  const rows = people.map(({ userId, dmChannelId }) => ({
    team_id: teamId,
    user_id: userId,
    name: userId,
    checked_at: now,
    first_seen_at: now,
    dm_channel_id: dmChannelId,
    slack_zone: 'UTC',
    work_days: '1234567',
  }));
  insertAll(database, 'members', rows);
}

/** Writes two years of predictions with everything that follows from them. */
export function writePast(database: Database.Database, place: Place, past: Past): void {
  const random = randomFrom(4_862_431);
  const rows: Rows = { predictions: [], prediction_tags: [], prediction_words: [], forecasts: [] };
  const answered: Answered[] = [];
  for (const [authorId, count] of past.counts)
    for (let n = 0; n < count; n += 1)
      add(rows, answered, place, past, { authorId, at: (n + random()) / count }, random);
  const all = { ...rows, ...statisticsOf(place.teamId, answered) };
  for (const table of Object.keys(all) as (keyof typeof all)[]) insertAll(database, table, all[table]);
}

/** Writes one question to each of these people, due at an instant and not asked yet. */
export function writeDue(
  database: Database.Database,
  place: Place,
  people: readonly string[],
  dueAt: string,
): void {
  const predictions = people.map((userId, index) => ({
    ...bare(place, `due-${String(index).padStart(6, '0')}`, userId, place.now),
    claim: `run ${index} converges`,
    due_at: dueAt,
  }));
  insertAll(database, 'predictions', predictions);
  const forecasts = predictions.map((prediction) => forecastOf(prediction, prediction.author_id, 70));
  insertAll(database, 'forecasts', forecasts);
}

function add(
  rows: Rows,
  answered: Answered[],
  place: Place,
  { people, channelId }: Past,
  given: { readonly authorId: string; readonly at: number },
  random: Random,
): void {
  const pick = <T>(list: readonly T[]) => list[Math.floor(random() * list.length)] as T;
  const recorded = Date.parse(place.now) - YEARS_MS * (1 - given.at);
  const id = `past-${given.authorId}-${rows.predictions.length}`;
  const [metric, knob, number] = [pick(METRICS), pick(KNOBS), random()];
  const isShared = random() < SHARED;
  const isNumeric = random() < NUMERIC;
  const percent = Math.round(5 + 90 * random());
  const outcome: Outcome = isNumeric
    ? { kind: 'number', value: 0.25 + number / 2 }
    : { kind: random() < percent / 100 ? 'yes' : 'no' };
  const prediction = {
    ...bare(place, id, given.authorId, instant(recorded)),
    kind: isNumeric ? ('numeric' as const) : ('binary' as const),
    claim: isNumeric ? `${metric} with ${knob}` : `${metric} < ${number.toFixed(3)} with more ${knob}`,
    metric,
    due_at: instant(recorded + DAY_MS),
    ...(isShared ? { shared_channel_id: channelId, shared_at: instant(recorded) } : {}),
    ...answerOf(place, recorded, outcome),
  };
  const tags = [...new Set([knob.split(' ')[0] ?? '', `t${Math.floor(random() * TAGS)}`])].sort();
  const others = isShared ? [pick(people).userId, pick(people).userId] : [];
  const forecasts = [...new Set([given.authorId, ...others])].map((userId) =>
    forecastOf(prediction, userId, isNumeric ? null : percent),
  );
  rows.predictions.push(prediction);
  rows.forecasts.push(...forecasts);
  for (const tag of tags) rows.prediction_tags.push({ team_id: place.teamId, prediction_id: id, tag });
  for (const word of claimWords(prediction.claim))
    rows.prediction_words.push({ team_id: place.teamId, prediction_id: id, word });
  const { answered_at: answeredAt, recorded_at: recordedAt } = prediction;
  const shared = isShared ? channelId : null;
  if (answeredAt) answered.push({ id, recordedAt, answeredAt, channelId: shared, outcome, tags, forecasts });
}

/** Answered two days after it was recorded; what is younger than that waits or is open. */
function answerOf({ now }: Place, recorded: number, outcome: Outcome): Partial<NewRow<'predictions'>> {
  const [due, at] = [recorded + DAY_MS, recorded + 2 * DAY_MS];
  if (due > Date.parse(now)) return {};
  const asked = { fell_due_at: instant(due), closed_at: instant(due) };
  if (at > Date.parse(now)) return asked;
  return {
    ...asked,
    answer_id: 'seeded',
    answered_by: 'seeded',
    answered_at: instant(at),
    answer_seq: 1,
    outcome: outcome.kind,
    ...(outcome.kind === 'number' ? { outcome_number: outcome.value } : {}),
  };
}

function bare({ teamId }: Place, id: string, userId: string, recordedAt: string) {
  const who = { team_id: teamId, id, origin_key: id, author_id: userId, asked_id: userId };
  return {
    ...who,
    kind: 'binary' as const,
    recorded_at: recordedAt,
    due_rule: 'time' as const,
    answer_seq: 0,
  };
}

function forecastOf(
  prediction: { readonly team_id: string; readonly id: string; readonly recorded_at: string },
  userId: string,
  percent: number | null,
): NewRow<'forecasts'> {
  const said = percent === null ? { low: 0.3, median: 0.5, high: 0.7, level: 80 } : { percent };
  const { team_id, id, recorded_at: given_at } = prediction;
  return {
    team_id,
    id: `${id}-${userId}`,
    prediction_id: id,
    user_id: userId,
    origin_key: id,
    given_at,
    ...said,
  };
}

const instant = (ms: number): string => new Date(ms).toISOString();

/** Writes rows of one table in one transaction; a column that only some of them name is empty in the others. */
function insertAll<Name extends keyof Tables>(
  database: Database.Database,
  table: Name,
  rows: readonly NewRow<Name>[],
): void {
  const columns = [...new Set(rows.flatMap((row) => Object.keys(row)))];
  const places = columns.map((column) => `@${column}`);
  const insert = database.prepare(`insert or ignore into ${table} (${columns}) values (${places})`);
  const empty = Object.fromEntries(columns.map((column) => [column, null]));
  database.transaction(() => {
    for (const row of rows) insert.run({ ...empty, ...row });
  })();
}
