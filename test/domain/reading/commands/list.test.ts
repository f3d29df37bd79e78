import { expect, test } from 'vitest';
import { readHelpCommand } from '../../../../src/domain/reading/commands/help.ts';
import { readListCommand } from '../../../../src/domain/reading/commands/list.ts';

test.each([
  ['', { state: null, tag: null }],
  ['waiting', { state: 'waiting', tag: null }],
  ['#LR', { state: null, tag: 'lr' }],
  ['answered #aug', { state: 'answered', tag: 'aug' }],
  ['#aug Open', { state: 'open', tag: 'aug' }],
  ['<#C012|lr>', { state: null, tag: 'lr' }],
])('`list %s` is a command', (rest, command) => {
  expect(readListCommand(rest)).toEqual(command);
});

test.each(['of failures shrinks 70%', 'open closed', '#lr #aug', 'lr', '#'])(
  '`list %s` may be a prediction',
  (rest) => {
    expect(readListCommand(rest)).toBeNull();
  },
);

test('`help` and `help scores` are commands; more words are not', () => {
  expect(readHelpCommand('')).toBe('all');
  expect(readHelpCommand(' Scores ')).toBe('scores');
  expect(readHelpCommand('arrives before friday 70%')).toBeNull();
});
