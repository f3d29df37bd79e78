import { shareAndAnswer } from '../../listeners/digest/outcomes.ts';
import { LINE, type Scene } from '../scene.ts';

/** What people choose, what they ask to be shown, and being forgotten. */
export const settings: readonly Scene[] = [
  {
    title: 'settings, by the command and from Home',
    hears: ['command settings', 'action settings.open', 'view settings.form', 'event app_home_opened'],
    async play({ as }) {
      const ana = as('ana');
      await ana.command('#random', LINE);
      await ana.command('#random', '/predict settings');
      await ana.submit(await ana.modal('Settings'), {
        'Your time zone': 'Asia/Tokyo',
        'Working days': ['Monday'],
      });
      await ana.close(await ana.modal('Settings'), { all: true });
      await ana.click(await ana.home(), 'Settings');
      await ana.submit(await ana.modal('Settings'), { 'Your time zone': '' });
    },
  },
  {
    title: 'what an admin switches off',
    hears: ['action settings.open-workspace', 'view settings.workspace'],
    async play({ as }) {
      const maria = as('maria');
      await maria.home();
      await maria.command('#random', '/predict settings');
      await maria.click(await maria.modal('Settings'), 'Workspace settings');
      await maria.submit(await maria.modal('Workspace settings'), { 'What is on in this workspace': [] });
    },
  },
  {
    title: 'the digest by words, and off',
    hears: ['command digest'],
    async play({ as }) {
      const ana = as('ana');
      await ana.command('#training', '/predict digest on');
      await ana.command('#training', '/predict digest off');
    },
  },
  {
    title: 'the digest by its form',
    hears: ['command digest', 'view digest.form'],
    async play({ as }) {
      const maria = as('maria');
      await maria.command('#training', '/predict digest');
      await maria.submit(await maria.modal('Weekly digest'), { Day: 'Friday', Hour: '16:00' });
    },
  },
  {
    title: 'a digest that is posted out of turn',
    hears: ['command digest', 'action digest.post'],
    async play({ as, world }) {
      await shareAndAnswer(world.hunch.deps, 3);
      const ana = as('ana');
      await ana.command('#training', '/predict digest now');
      await ana.click(await ana.waitForMessage('#training', 'Only you see this'), 'Post in channel');
    },
  },
  {
    title: 'a digest whose posting is in doubt, posted again',
    hears: ['action notice.post-again'],
    async play({ as, world }) {
      const ana = as('ana');
      await world.slack.as('ana').command('#training', '/predict digest on');
      await shareAndAnswer(world.hunch.deps, 3);
      await world.hunch.jobs.resume();
      await world.slack.faults.add({ on: 'chat.postMessage', kind: 'dropped_before' });
      const error = 'missing_scope';
      await world.slack.faults.add({ on: 'conversations.history', kind: 'slack_error', error, count: 9 });
      await world.slack.clock.moveTo('2026-11-30T08:00:00Z');
      const asked = await ana.waitForMessage(await ana.dm(), 'I may not read that channel', {
        timeoutMs: 20_000,
      });
      await world.slack.faults.clear();
      await ana.click(asked, 'Post it again');
    },
  },
  {
    title: 'what is only shown',
    hears: [
      ...['list', 'stats', 'patterns', 'export', 'help'].map((word) => `command ${word}`),
      'action settings.privacy',
    ],
    async play({ as, world }) {
      await shareAndAnswer(world.hunch.deps, 9);
      const ana = as('ana');
      for (const word of ['list', 'stats', 'patterns', 'export', 'help'])
        await ana.command('#random', `/predict ${word}`);
      await ana.click(await ana.home(), 'Who sees what');
    },
  },
  {
    title: 'turning pages',
    hears: ['action /^home\\.page\\.(newer|older)$/', 'action /^home\\.list\\.(newer|older)$/'],
    async play({ as, world }) {
      const lines = Array.from({ length: 14 }, (_, index) => `run ${index} converges by friday 70%`);
      for (const part of [lines.slice(0, 7), lines.slice(7)])
        await world.slack.as('ana').command('#random', `/predict ${part.join('\n')}`);
      const ana = as('ana');
      await ana.click(await ana.home(), 'Later');
      await ana.command('#random', '/predict list');
      await ana.click(await ana.waitForMessage('#random', 'Your predictions: 14'), 'Older');
    },
  },
  {
    title: 'being forgotten',
    hears: ['command forget', 'view settings.forget'],
    async play({ as }) {
      const ana = as('ana');
      await ana.command('#random', LINE);
      await ana.command('#random', '/predict forget me');
      await ana.submit(await ana.modal('Forget me'), {});
    },
  },
];
