import { expect, test } from 'vitest';
import { findMember } from '../../../../src/store/people/members.ts';
import { openWorld } from '../../../support/world.ts';
import { nothingWrong } from '../capture/nothing-wrong.ts';

test('what somebody chooses is kept, and shown when they look again', async () => {
  await using world = await openWorld('sqlite');
  const ana = world.slack.as('ana');
  await ana.command('#random', '/predict settings');
  await ana.submit(await ana.modal('Settings'), {
    'Your time zone': 'Asia/Tokyo',
    'Working days': ['Sunday', 'Monday'],
    'I may write from': '10:00',
    'I may write until': '19:00',
    'When I write': [],
    'What I type in a channel with a digest': 'Stays private',
    'What others may see': ['My name in the digests of my channels'],
  });
  expect((await ana.modal('Settings')).plain).toContain('Saved.');

  expect(await findMember(world.hunch.deps.db.read, 'T0ACME001', 'U0ANA00001')).toMatchObject({
    zone: 'Asia/Tokyo',
    choices: {
      zone: 'Asia/Tokyo',
      workDays: [1, 7],
      day: { starts: 10, ends: 19 },
      wantsReminders: false,
      wakesAtNight: false,
      defaultSharing: 'private',
      isNamedInDigests: true,
      hasVisibleStatistics: false,
    },
  });
  await nothingWrong(world);
});

test('a zone that does not exist is asked back, and nothing is changed', async () => {
  await using world = await openWorld('sqlite');
  const ana = world.slack.as('ana');
  await ana.command('#random', '/predict settings');

  const refused = await ana.submit(await ana.modal('Settings'), { 'Your time zone': 'Berlin-ish' });

  expect(Object.values(refused.errors ?? {})).toEqual([expect.stringContaining('no such zone')]);
});

test('a day that ends before it starts is asked back', async () => {
  await using world = await openWorld('sqlite');
  const ana = world.slack.as('ana');
  await ana.command('#random', '/predict settings');

  const refused = await ana.submit(await ana.modal('Settings'), {
    'I may write from': '19:00',
    'I may write until': '10:00',
  });

  expect(Object.values(refused.errors ?? {})).toEqual([expect.stringContaining('end after it starts')]);
});

test('left empty the zone follows Slack; the form opens from Home, too', async () => {
  await using world = await openWorld('sqlite');
  const ana = world.slack.as('ana');
  await ana.command('#random', '/predict it works by friday 70%');
  await ana.click(await ana.home(), 'Settings');

  await ana.submit(await ana.modal('Settings'), {});

  expect(await findMember(world.hunch.deps.db.read, 'T0ACME001', 'U0ANA00001')).toMatchObject({
    zone: 'Europe/Berlin',
    choices: { zone: null, workDays: [1, 2, 3, 4, 5], wantsReminders: true, defaultSharing: 'ask' },
  });
  await nothingWrong(world);
});
