import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { classifyCode, classifyError } from '../../src/slack/classify.ts';

/** Slack's codes for a post that surely created nothing, by what is to be done about them. */
const surelyNotSent = {
  'target-gone': `channel_not_found not_in_channel is_archived is_inactive restricted_action
    restricted_action_read_only_channel restricted_action_thread_only_channel
    restricted_action_non_threadable_channel restricted_action_thread_locked cannot_reply_to_message
    posting_to_channel_denied messages_tab_disabled app_access_restricted user_not_found user_not_visible
    user_disabled cannot_dm_bot`,
  payload: `invalid_blocks invalid_blocks_format msg_blocks_too_long msg_too_long no_text too_many_attachments
    markdown_text_conflict invalid_arguments invalid_metadata_format invalid_metadata_schema metadata_too_large
    only_one_table_allowed block_mismatch`,
  installation: `account_inactive token_revoked token_expired invalid_auth not_authed missing_scope no_permission
    not_allowed_token_type team_access_not_granted ekm_access_denied enterprise_is_restricted
    two_factor_setup_required accesslimited org_login_required team_added_to_org external_channel_migrating`,
  'rate-limited': 'ratelimited rate_limited message_limit_exceeded service_unavailable',
};
const mapped = Object.entries(surelyNotSent).flatMap(([because, codes]) =>
  codes.split(/\s+/).map((code) => [code, because] as const),
);

describe('an error code that Slack answers a post with', () => {
  test.each(mapped)('%s surely created nothing: %s', (code, because) => {
    expect(classifyCode(code)).toEqual({ kind: 'not-sent', code, because, retryAfterMs: null });
  });

  test.each([
    'internal_error',
    'fatal_error',
    'request_timeout',
    'duplicate_message_not_found',
    'duplicate_channel_not_found',
    'team_not_found',
  ])('%s may mean anything', (code) => {
    expect(classifyCode(code)).toEqual({ kind: 'unknown', code });
  });

  test('a picture that Slack has not looked at yet is no fault of the message', () => {
    const result = classifyCode('invalid_blocks', ['[ERROR] invalid slack file [json-pointer:/blocks/1]']);

    expect(result).toMatchObject({ kind: 'not-sent', because: 'picture' });
  });

  test('whatever else it says, nobody knows', () => {
    const known = new Set(mapped.map(([code]) => code));
    fc.assert(
      fc.property(fc.string(), (code) => {
        fc.pre(!known.has(code));
        expect(classifyCode(code).kind).toBe('unknown');
      }),
    );
  });

  test('a body that was cut or came from a proxy is not taken for a code, nor kept', () => {
    expect(classifyCode('{"ok":true,"ts":"1.00')).toEqual({ kind: 'unknown', code: 'unreadable' });
  });
});

describe('what a call threw', () => {
  test.each([
    ['nobody listens', { code: 'ECONNREFUSED', syscall: 'connect' }],
    ['there is no such name', { code: 'ENOTFOUND', syscall: 'getaddrinfo' }],
    ['the name service is away', { code: 'EAI_AGAIN', syscall: 'getaddrinfo' }],
    ['no connection in time', { code: 'UND_ERR_CONNECT_TIMEOUT' }],
    ['no way there', { code: 'EHOSTUNREACH', syscall: 'connect' }],
    ['a certificate that is not accepted', { code: 'CERT_HAS_EXPIRED' }],
  ])('%s: nothing can have arrived', (_title, cause) => {
    const error = new Error('failed', { cause: Object.assign(new Error('cause'), cause) });

    expect(classifyError(error)).toMatchObject({ kind: 'not-sent', because: 'unreachable' });
  });

  test.each([
    ['the connection broke', { code: 'ECONNRESET', syscall: 'read' }],
    ['no route any more, while reading', { code: 'EHOSTUNREACH', syscall: 'read' }],
    ['the other side closed', { code: 'UND_ERR_SOCKET' }],
    ['one of two addresses was reached', { errors: [{ code: 'ECONNREFUSED' }, { code: 'ECONNRESET' }] }],
  ])('%s: nobody knows', (_title, cause) => {
    const error = new Error('failed', { cause: Object.assign(new Error('cause'), cause) });

    expect(classifyError(error).kind).toBe('unknown');
  });

  test('anything at all is either surely not sent, or nobody knows; it never throws', () => {
    fc.assert(
      fc.property(fc.anything(), (thrown) => {
        expect(['not-sent', 'unknown']).toContain(classifyError(thrown).kind);
      }),
    );
  });
});
