import type { SendResult } from './messenger.ts';

type Because = Extract<SendResult, { kind: 'not-sent' }>['because'];

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

/** Network failures before a connection stood, so that nothing can have arrived. */
const NEVER_CONNECTED = new Set([
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'UND_ERR_CONNECT_TIMEOUT',
  'EHOSTUNREACH',
  'ENETUNREACH',
]);

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

/** What anything that the web client threw means for the message. */
export function classifyError(error: unknown): SendResult {
  if (error instanceof DeadlinePassed)
    return { kind: 'not-sent', code: 'deadline', retryAfterMs: 0, because: 'unreachable' };
  if (isObject(error)) {
    if (error['code'] === 'slack_webapi_rate_limited_error')
      return {
        kind: 'not-sent',
        code: 'ratelimited',
        retryAfterMs: seconds(error['retryAfter']),
        because: 'rate-limited',
      };
    const data = error['data'];
    if (isObject(data) && typeof data['error'] === 'string')
      return classifyCode(data['error'], messagesOf(data));
    const cause = networkCode(error);
    if (cause !== null && NEVER_CONNECTED.has(cause))
      return { kind: 'not-sent', code: cause, retryAfterMs: null, because: 'unreachable' };
    if (error['code'] === 'slack_webapi_http_error' && error['statusCode'] === 429)
      return { kind: 'not-sent', code: 'ratelimited', retryAfterMs: null, because: 'rate-limited' };
  }
  return { kind: 'unknown', code: error instanceof Error ? error.name : 'thrown' };
}

/** Thrown right before the request when its time is over: nothing has left. */
export class DeadlinePassed extends Error {
  override readonly name = 'DeadlinePassed';
}

/** A network failure lies some causes deep: fetch wraps undici wraps the system's error. */
function networkCode(error: Record<string, unknown>): string | null {
  let current: unknown = error;
  for (let depth = 0; depth < 5 && isObject(current); depth += 1) {
    const code = current['code'];
    if (typeof code === 'string' && !code.startsWith('slack_')) return code;
    if (current instanceof DeadlinePassed) return 'deadline';
    current = current['cause'] ?? current['original'];
  }
  return null;
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
