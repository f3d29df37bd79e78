import type { SendResult } from './messenger.ts';

type NotSent = Extract<SendResult, { kind: 'not-sent' }>;
type Because = NotSent['because'];

/**
 * Error codes that surely mean "no message was created", and what to do about them. Everything that is not in here,
 * whatever it says, is unknown: it is looked up before anything is sent again.
 * @see https://docs.slack.dev/reference/methods/chat.postMessage
 */
const SURELY_NOT_SENT: Readonly<Record<Because, readonly string[]>> = {
  'target-gone': [
    'channel_not_found',
    'not_in_channel',
    'is_archived',
    'is_inactive',
    'restricted_action',
    'restricted_action_read_only_channel',
    'restricted_action_thread_only_channel',
    'restricted_action_non_threadable_channel',
    'restricted_action_thread_locked',
    'cannot_reply_to_message',
    'posting_to_channel_denied',
    'messages_tab_disabled',
    'app_access_restricted',
    'user_not_found',
    'user_not_visible',
    'user_disabled',
    'cannot_dm_bot',
  ],
  payload: [
    'invalid_blocks',
    'invalid_blocks_format',
    'msg_blocks_too_long',
    'msg_too_long',
    'no_text',
    'too_many_attachments',
    'markdown_text_conflict',
    'invalid_arguments',
    'invalid_metadata_format',
    'invalid_metadata_schema',
    'metadata_too_large',
    'only_one_table_allowed',
    'block_mismatch',
  ],
  picture: [],
  installation: [
    'account_inactive',
    'token_revoked',
    'token_expired',
    'invalid_auth',
    'not_authed',
    'missing_scope',
    'no_permission',
    'not_allowed_token_type',
    'team_access_not_granted',
    'ekm_access_denied',
    'enterprise_is_restricted',
    'two_factor_setup_required',
    'accesslimited',
    'org_login_required',
    'team_added_to_org',
    'external_channel_migrating',
  ],
  'rate-limited': ['ratelimited', 'rate_limited', 'message_limit_exceeded', 'service_unavailable'],
  unreachable: [],
};

/** Failures of reaching Slack at all: no connection stood, so nothing can have arrived. */
const NEVER_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'UND_ERR_CONNECT_TIMEOUT']);
/** The same, but only while connecting; on a connection that stood they say nothing about what had left. */
const NEVER_CONNECTED_IN_CONNECT = new Set(['EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT', 'EADDRNOTAVAIL']);
/** Slack's certificate was not accepted: the request was never written. */
const TLS_REFUSED =
  /^(CERT_|ERR_TLS_CERT|DEPTH_ZERO_SELF_SIGNED|SELF_SIGNED_CERT|UNABLE_TO_(GET_ISSUER|VERIFY_LEAF))/;

const reasonOf = new Map(
  (Object.entries(SURELY_NOT_SENT) as [Because, readonly string[]][]).flatMap(([because, codes]) =>
    codes.map((code) => [code, because] as const),
  ),
);

/** What an error that Slack answered with (`ok: false`) means for the message. */
export function classifyCode(code: string, messages: readonly string[] = []): SendResult {
  const because = reasonOf.get(code);
  if (because === undefined) return { kind: 'unknown', code: known(code) };
  const isPicture =
    code === 'invalid_blocks' && messages.some((text) => /slack.?file|downloading image/i.test(text));
  return { kind: 'not-sent', code, retryAfterMs: null, because: isPicture ? 'picture' : because };
}

/** What anything that a call threw means for the message. Total: whatever is not surely something else is unknown. */
export function classifyError(error: unknown): SendResult {
  const chain = causesOf(error);
  const nothingLeft = chain.find((each) => each instanceof NothingLeft);
  if (nothingLeft instanceof NothingLeft) return nothingLeft.result;
  const limited = chain.find((each) => each['code'] === 'slack_webapi_rate_limited_error');
  if (limited)
    return {
      kind: 'not-sent',
      code: 'ratelimited',
      retryAfterMs: seconds(limited['retryAfter']),
      because: 'rate-limited',
    };
  const [thrown] = chain;
  const data = thrown?.['data'];
  if (isObject(data) && typeof data['error'] === 'string')
    return classifyCode(data['error'], messagesOf(data));
  const unreached = chain.find(isNeverConnected);
  if (unreached)
    return { kind: 'not-sent', code: String(unreached['code']), retryAfterMs: null, because: 'unreachable' };
  return { kind: 'unknown', code: error instanceof Error ? error.name : 'thrown' };
}

/** Thrown instead of making a request: nothing has left, for a reason of our own. */
export class NothingLeft extends Error {
  override readonly name = 'NothingLeft';
  readonly result: NotSent;

  constructor(code: string, because: Because, retryAfterMs: number | null = null) {
    super(code);
    this.result = { kind: 'not-sent', code, because, retryAfterMs };
  }
}

function isNeverConnected(error: Record<string, unknown>): boolean {
  const code = error['code'];
  // Several addresses were tried: each of them must have failed before a connection stood.
  if (Array.isArray(error['errors']))
    return error['errors'].length > 0 && error['errors'].every(isNeverConnected);
  if (typeof code !== 'string') return false;
  return (
    NEVER_CONNECTED.has(code) ||
    TLS_REFUSED.test(code) ||
    (NEVER_CONNECTED_IN_CONNECT.has(code) && error['syscall'] === 'connect')
  );
}

/** A failure lies some causes deep: the web client wraps fetch, which wraps undici, which wraps the system's error. */
function causesOf(error: unknown): Record<string, unknown>[] {
  const chain: Record<string, unknown>[] = [];
  for (let each = error; isObject(each) && chain.length < 8; each = each['cause'] ?? each['original'])
    chain.push(each);
  return chain;
}

function messagesOf(data: Record<string, unknown>): string[] {
  const metadata = data['response_metadata'];
  const messages = isObject(metadata) ? metadata['messages'] : undefined;
  return Array.isArray(messages) ? messages.filter((message) => typeof message === 'string') : [];
}

/** A code in Slack's form; a body that was cut or replaced by a proxy's page comes as its own text, which is kept out. */
function known(code: string): string {
  return /^[a-z_]{1,60}$/.test(code) ? code : 'unreadable';
}

function seconds(value: unknown): number | null {
  return typeof value === 'number' && value >= 0 ? value * 1000 : null;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}
