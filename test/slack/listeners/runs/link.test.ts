import { expect, test } from 'vitest';
import { readLinkCommand } from '../../../../src/domain/reading/commands/link.ts';
import { findLinked } from '../../../../src/store/people/tracker-links.ts';
import { openWorld } from '../../../support/world.ts';
import { nothingWrong } from '../capture/nothing-wrong.ts';

test('a name with a tracker becomes a person’s, is listed, and is given up again', async () => {
  await using world = await openWorld('sqlite');
  const ana = world.slack.as('ana');
  const owner = () => findLinked(world.hunch.deps.db.read, 'T0ACME001', 'wandb', 'Ana-W');

  await ana.command('#random', '/predict link');
  await ana.waitForMessage('#random', 'No tracker knows you yet');
  await ana.command('#random', '/predict link wandb ana-w');
  const linked = await ana.waitForMessage('#random', 'are yours from now on');
  expect(await owner()).toBe('U0ANA00001');

  await ana.click(linked, 'Not mine');
  await ana.waitForMessage('#random', 'no longer yours');
  expect(await owner()).toBeNull();
  await nothingWrong(world);
});

test('a name that is somebody else’s stays theirs until they give it up, and the asker is told whose it is', async () => {
  await using world = await openWorld('sqlite');
  const ana = world.slack.as('ana');
  const kenji = world.slack.as('kenji');
  await ana.command('#random', '/predict link wandb maria');
  const linked = await ana.waitForMessage('#random', 'are yours from now on');

  await kenji.command('#random', '/predict link wandb Maria');
  const refused = await kenji.waitForMessage('#random', 'Nothing changed');
  expect(refused.plain).toContain('already');
  expect(await findLinked(world.hunch.deps.db.read, 'T0ACME001', 'wandb', 'maria')).toBe('U0ANA00001');

  await ana.click(linked, 'Not mine');
  await ana.waitForMessage('#random', 'no longer yours');
  await kenji.command('#random', '/predict link wandb maria');
  await kenji.waitForMessage('#random', 'are yours from now on');
  await nothingWrong(world);
});

test.each([
  ['', { kind: 'list' }],
  ['wandb Maria', { kind: 'claim', tracker: 'wandb', name: 'maria' }],
  ['* <mailto:ana@x.org|ana@x.org>', { kind: 'claim', tracker: '*', name: 'ana@x.org' }],
  ['loss and accuracy 70%', null],
])('`link %s` is read', (rest, meant) => {
  expect(readLinkCommand(rest)).toEqual(meant);
});
