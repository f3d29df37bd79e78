import { expect, test } from 'vitest';
import { readDigestCommand } from '../../../../src/domain/reading/commands/digest.ts';

const on = (weekday: number | null, hour: number | null) => ({ kind: 'on', weekday, hour });

test.each([
  ['', { kind: 'form' }],
  ['now', { kind: 'now' }],
  ['OFF', { kind: 'off' }],
  ['on', on(null, null)],
  ['on monday 9', on(1, 9)],
  ['on Friday', on(5, null)],
  ['on 17', on(null, 17)],
  ['on at 17:00', on(null, 17)],
  ['thursdays at 9am', on(4, 9)],
  ['every wed 12pm', on(3, 12)],
  ['sun 12am', on(7, 0)],
  ['on tue 9:30', { kind: 'no-such-hour', typed: '9:30' }],
  ['on tue 24', { kind: 'no-such-hour', typed: '24:00' }],
  ['on tue 13pm', { kind: 'no-such-hour', typed: '13:00' }],
])('`digest %s` is a command', (rest, command) => {
  expect(readDigestCommand(rest)).toEqual(command);
});

test.each([
  'accuracy beats the baseline 70%',
  'on the validation set improves 60%',
  'money is spent',
  'sunk',
  'monotone 9',
  '9% lower',
  'now or never 50%',
])('`digest %s` may be a prediction', (rest) => {
  expect(readDigestCommand(rest)).toBeNull();
});
