import { type Connection, readConnection } from './config/connection.ts';
import {
  databaseProblem,
  days,
  loopbackAddress,
  oneOf,
  port,
  readValue,
  slackAddress,
  slashCommand,
  type Value,
  webAddress,
} from './config/values.ts';
import { DEFAULT_RETENTION, type Retention } from './domain/retention.ts';

/** Everything that can be set, checked, with its defaults filled in. */
export interface Settings {
  readonly connection: Connection;
  readonly dataFolder: string;
  /** A postgres address or the path of a SQLite file. */
  readonly databaseUrl: string;
  /** The port that Hunch listens on; null when it listens on nothing. */
  readonly port: number | null;
  readonly slackApiUrl: string | null;
  /** Trackers that Hunch may ask about runs; only these addresses are ever called. */
  readonly trackers: Trackers;
  readonly clockUrl: string | null;
  readonly commandName: string;
  readonly logLevel: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  readonly retention: Retention;
  /** Whether the sandbox begins with ten made-up weeks. */
  readonly hasSample: boolean;
  /** Sentences about what was decided, for the person who starts Hunch. */
  readonly remarks: readonly string[];
}

/** Where trackers are that Hunch asks, and what lets it in; null for one that is not asked. */
export interface Trackers {
  readonly mlflow: { readonly url: string; readonly token: string | null } | null;
  readonly wandb: { readonly url: string; readonly key: string } | null;
}

/** Either settings, or every reason why there are none, in sentences. */
export type SettingsResult =
  | { readonly settings: Settings; readonly problems: readonly [] }
  | { readonly settings: null; readonly problems: readonly string[] };

type Environment = Readonly<Record<string, string | undefined>>;

const HTTP_PORT = 3000;
const SANDBOX_RUNS_PORT = 3901;

/** Reads the settings from environment variables and reports everything that is wrong at once. */
export function readSettings(environment: Environment): SettingsResult {
  const problems: string[] = [];
  const remarks: string[] = [];
  const value = (name: string) => environment[name]?.trim() || null;
  const isProduction = value('NODE_ENV') === 'production';

  const connection = readConnection(value, isProduction, problems, remarks);
  const dataFolder = value('HUNCH_DATA') ?? './data';
  const settings = {
    dataFolder,
    databaseUrl: readDatabase(value, dataFolder, connection?.mode === 'sandbox', problems, remarks),
    port: readPort(value, connection?.mode, problems),
    slackApiUrl: readValue(value, 'SLACK_API_URL', slackAddress, null, problems),
    trackers: readTrackers(value, connection?.mode === 'oauth', problems),
    clockUrl: readValue(value, 'HUNCH_CLOCK_URL', loopbackAddress, null, problems),
    commandName: readValue(value, 'HUNCH_COMMAND', slashCommand, '/predict', problems),
    retention: readRetention(value, problems),
    logLevel: readValue(value, 'HUNCH_LOG_LEVEL', logLevel, 'info', problems),
    hasSample: readValue(value, 'HUNCH_SAMPLE', oneOf('on', 'off'), 'on', problems) === 'on',
    remarks,
  };
  if (settings.clockUrl !== null && isProduction)
    problems.push('HUNCH_CLOCK_URL moves time by hand and is refused with NODE_ENV=production; unset it.');
  if (problems.length > 0 || connection === null) return { settings: null, problems };
  return { settings: { connection, ...settings }, problems: [] };
}

const logLevel = oneOf('debug', 'info', 'warn', 'error', 'silent');

function readDatabase(
  value: Value,
  dataFolder: string,
  isSandbox: boolean,
  problems: string[],
  remarks: string[],
): string {
  const url = value('DATABASE_URL');
  if (isSandbox) {
    if (url !== null) remarks.push('DATABASE_URL is ignored in the sandbox, which keeps its own file.');
    return `${dataFolder}/sandbox.db`;
  }
  if (url === null) return `${dataFolder}/hunch.db`;
  const problem = databaseProblem(url);
  if (problem !== null) problems.push(problem);
  return url;
}

/** How long each kind of thing is kept, in days. */
function readRetention(value: Value, problems: string[]): Retention {
  const read = (name: string, usual: number) => readValue(value, name, days, usual, problems);
  return {
    inboxDays: read('HUNCH_KEEP_INBOX_DAYS', DEFAULT_RETENTION.inboxDays),
    bodyDays: read('HUNCH_KEEP_MESSAGES_DAYS', DEFAULT_RETENTION.bodyDays),
    draftDays: read('HUNCH_KEEP_DRAFTS_DAYS', DEFAULT_RETENTION.draftDays),
    runDetailDays: read('HUNCH_KEEP_RUN_DETAILS_DAYS', DEFAULT_RETENTION.runDetailDays),
  };
}

function readPort(value: Value, mode: Connection['mode'] | undefined, problems: string[]): number | null {
  const usual = mode === 'sandbox' ? SANDBOX_RUNS_PORT : mode === 'socket' ? null : HTTP_PORT;
  return readValue(value, 'PORT', port, usual, problems);
}

function readTrackers(value: Value, isForMany: boolean, problems: string[]): Trackers {
  const url = readValue(value, 'HUNCH_MLFLOW_URL', webAddress, null, problems);
  const key = value('HUNCH_WANDB_KEY');
  const wandbUrl = readValue(value, 'HUNCH_WANDB_URL', webAddress, 'https://api.wandb.ai', problems);
  if (isForMany && (url !== null || key !== null))
    problems.push(
      'HUNCH_MLFLOW_URL and HUNCH_WANDB_KEY would show one team’s runs to every workspace; with OAuth, unset them.',
    );
  return {
    mlflow: url === null ? null : { url, token: value('HUNCH_MLFLOW_TOKEN') },
    wandb: key === null ? null : { url: wandbUrl, key },
  };
}
