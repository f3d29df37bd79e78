import { publicAddress, readValue, type Value } from './values.ts';

/** How Hunch reaches Slack. */
export type Connection =
  | { readonly mode: 'sandbox' }
  | { readonly mode: 'socket'; readonly botToken: string; readonly appToken: string }
  | { readonly mode: 'http'; readonly botToken: string; readonly signingSecret: string }
  | {
      readonly mode: 'oauth';
      readonly clientId: string;
      readonly clientSecret: string;
      readonly signingSecret: string;
      readonly publicUrl: string;
      readonly key: string;
    };

/** Decides by which variables are set; null, with the problem told, where some are missing. */
export function readConnection(
  value: Value,
  isProduction: boolean,
  problems: string[],
  remarks: string[],
): Connection | null {
  const set = slackNames.filter((name) => value(name) !== null);
  if (set.length === 0) {
    if (isProduction)
      problems.push(
        'No SLACK_* variable is set. That means the sandbox, which NODE_ENV=production refuses. Set SLACK_BOT_TOKEN and SLACK_APP_TOKEN.',
      );
    return { mode: 'sandbox' } as const;
  }
  const mode = nearestMode(set);
  const missing = requiredFor[mode].filter((name) => value(name) === null);
  if (missing.length > 0) {
    problems.push(`For ${modeNames[mode]} these are missing: ${missing.join(', ')}.`);
    return null;
  }
  const must = (name: string) => value(name) ?? '';
  checkPrefix('SLACK_BOT_TOKEN', 'xoxb-', value, problems);
  checkPrefix('SLACK_APP_TOKEN', 'xapp-', value, problems);
  if (mode === 'socket') {
    if (value('SLACK_SIGNING_SECRET') !== null)
      remarks.push('SLACK_APP_TOKEN and SLACK_SIGNING_SECRET are both set: using Socket Mode.');
    return { mode, botToken: must('SLACK_BOT_TOKEN'), appToken: must('SLACK_APP_TOKEN') } as const;
  }
  if (mode === 'http')
    return { mode, botToken: must('SLACK_BOT_TOKEN'), signingSecret: must('SLACK_SIGNING_SECRET') } as const;
  if (Buffer.from(must('HUNCH_KEY'), 'base64').length !== 32)
    problems.push('HUNCH_KEY must be 32 random bytes in base64; `openssl rand -base64 32` makes one.');
  return {
    mode,
    clientId: must('SLACK_CLIENT_ID'),
    clientSecret: must('SLACK_CLIENT_SECRET'),
    signingSecret: must('SLACK_SIGNING_SECRET'),
    publicUrl: readValue(value, 'HUNCH_PUBLIC_URL', publicAddress, '', problems),
    key: must('HUNCH_KEY'),
  } as const;
}

const requiredFor = {
  socket: ['SLACK_BOT_TOKEN', 'SLACK_APP_TOKEN'],
  http: ['SLACK_BOT_TOKEN', 'SLACK_SIGNING_SECRET'],
  oauth: ['SLACK_CLIENT_ID', 'SLACK_CLIENT_SECRET', 'SLACK_SIGNING_SECRET', 'HUNCH_PUBLIC_URL', 'HUNCH_KEY'],
} as const;
const modeNames = {
  socket: 'one workspace over Socket Mode',
  http: 'one workspace over signed HTTP',
  oauth: 'many workspaces over HTTP and OAuth',
} as const;
const slackNames = [
  'SLACK_BOT_TOKEN',
  'SLACK_APP_TOKEN',
  'SLACK_SIGNING_SECRET',
  'SLACK_CLIENT_ID',
  'SLACK_CLIENT_SECRET',
];

function nearestMode(set: readonly string[]): keyof typeof requiredFor {
  if (set.includes('SLACK_CLIENT_ID') || set.includes('SLACK_CLIENT_SECRET')) return 'oauth';
  if (set.includes('SLACK_SIGNING_SECRET') && !set.includes('SLACK_APP_TOKEN')) return 'http';
  return 'socket';
}

function checkPrefix(name: string, prefix: string, value: Value, problems: string[]): void {
  const found = value(name);
  if (found !== null && !found.startsWith(prefix)) problems.push(`${name} must start with ${prefix}.`);
}
