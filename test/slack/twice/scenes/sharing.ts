import { shareIn } from '../../listeners/card/sharing.ts';
import type { Scene } from '../scene.ts';
import type { Stage } from '../stage.ts';

const YES_OR_NO = 'val_loss < 0.35 by friday 17:00 70%';
const SHARE = 'Share a prediction';

/** A card of Ana's in #training, before Maria. */
async function shared({ as, world }: Stage, line: string) {
  await shareIn(world, '#training', line);
  const maria = as('maria');
  return { maria, card: await maria.waitForMessage('#training', 'predicts') };
}

/** Cards: who sees what is recorded, and what they say to it. */
export const sharing: readonly Scene[] = [
  {
    title: 'sharing, and making it private',
    hears: ['action capture.share', 'view capture.share-form', 'action capture.unshare'],
    async play({ as }) {
      const ana = as('ana');
      await ana.command('#training', `/predict ${YES_OR_NO}`);
      await ana.click(await ana.waitForMessage('#training', 'Recorded'), 'Share');
      await ana.submit(await ana.modal(SHARE), { 'Which channel?': '#training' });
      await ana.click(await ana.waitForMessage('#training', 'Shared in'), 'Make private');
    },
  },
  {
    title: 'sharing, and asking somebody',
    hears: ['action capture.share-and-ask', 'view capture.share-form'],
    async play({ as }) {
      const ana = as('ana');
      await ana.command('#random', '/predict @maria I bet loss stays below 2, 40%, friday 10am');
      await ana.click(await ana.waitForMessage('#random', 'Recorded'), 'Share and ask @maria');
      await ana.submit(await ana.modal(SHARE), { 'Which channel?': '#training' });
    },
  },
  {
    title: 'sharing where it was typed, always',
    hears: ['action capture.always', 'action capture.share-here'],
    async play({ as, world }) {
      const ana = as('ana');
      await world.slack.as('ana').command('#training', '/predict digest on');
      await ana.command('#training', '/predict loss stays below 2, 70%');
      const asked = await ana.waitForMessage('#training', 'see it?');
      await ana.choose(asked, { actionId: 'capture.always' }, ['Always this way']);
      await ana.click(await ana.again(asked), 'Share in #training');
    },
  },
  {
    title: 'keeping it private where it was typed',
    hears: ['action capture.keep-private'],
    async play({ as, world }) {
      const ana = as('ana');
      await world.slack.as('ana').command('#training', '/predict digest on');
      await ana.command('#training', '/predict loss stays below 2, 70%');
      await ana.click(await ana.waitForMessage('#training', 'see it?'), 'Keep private');
    },
  },
  {
    title: 'a forecast with one tap, and another one',
    hears: ['action /^card\\.percent\\.\\d+$/'],
    async play(stage) {
      const { maria, card } = await shared(stage, YES_OR_NO);
      await maria.click(card, '20%');
      await maria.click(await maria.again(card), '35%');
    },
  },
  {
    title: 'a forecast in the form',
    hears: ['action card.forecast', 'view card.forecast-form'],
    async play(stage) {
      const { maria, card } = await shared(stage, 'takes 6-9h on 8xH100 (70%) check friday');
      await maria.click(card, 'Add your forecast');
      await maria.submit(await maria.modal('Add your forecast'), { Low: '4', High: '9' });
    },
  },
  {
    title: 'an admin who makes it void, and takes that back',
    hears: ['action card.admin'],
    async play(stage) {
      const { maria, card } = await shared(stage, YES_OR_NO);
      await maria.click(card, { actionId: 'card.admin' }, 'Make it void (admins)');
      const isVoid = async () => {
        const now = await maria.again(card);
        return now.plain.includes('Void') && now;
      };
      await maria.click(
        await stage.world.slack.waitFor(isVoid),
        { actionId: 'card.admin' },
        'Undo the void (admins)',
      );
    },
  },
];
