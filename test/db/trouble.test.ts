import { describe, expect, test } from 'vitest';
import { troubleOf } from '../../db/trouble.ts';

describe('what an error of the database says about it', () => {
  test.each([
    ['SQLITE_FULL', 'full'],
    ['ENOSPC', 'full'],
    ['53100', 'full'],
    ['SQLITE_READONLY_DBMOVED', 'read-only'],
    ['25006', 'read-only'],
    ['SQLITE_BUSY', 'held'],
    ['SQLITE_BUSY_SNAPSHOT', 'held'],
    ['55P03', 'held'],
    ['SQLITE_IOERR_WRITE', 'gone'],
    ['57P01', 'gone'],
    ['08006', 'gone'],
    ['ECONNREFUSED', 'gone'],
    ['SQLITE_CONSTRAINT_UNIQUE', null],
    ['23505', null],
    ['slack_webapi_platform_error', null],
  ])('%s: %s', (code, trouble) => {
    expect(troubleOf(Object.assign(new Error('of some kind'), { code }))).toBe(trouble);
  });

  test('a connection that Postgres ends without a code, and several addresses that refuse', () => {
    const refused = Object.assign(new Error(), { code: 'ECONNREFUSED' });

    expect(troubleOf(new Error('Connection terminated unexpectedly'))).toBe('gone');
    expect(troubleOf(new AggregateError([refused, refused]))).toBe('gone');
    expect(troubleOf(new Error('a bug of ours'))).toBeNull();
    expect(troubleOf('thrown')).toBeNull();
  });
});
