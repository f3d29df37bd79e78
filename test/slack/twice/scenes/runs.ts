import { trainer } from '../../../runs/trainer.ts';
import type { Scene } from '../scene.ts';
import type { Stage } from '../stage.ts';

/** Ana, asked at the first start of a run of hers whether to be asked. */
async function whether({ as, world }: Stage) {
  const program = await trainer(world, 'ana');
  await program.post('/api/v1/runs', { state: 'running', run_id: 'r0', run_name: 'old-owl' });
  await world.slack.clock.by({ minutes: 4 });
  const ana = as('ana');
  const dm = await ana.dm();
  return { ana, dm, program, question: await ana.waitForMessage(dm, 'Shall I ask you') };
}

const chosen = (title: string, listener: string, button: string): Scene => ({
  title,
  hears: [listener],
  async play(stage) {
    const { ana, question } = await whether(stage);
    await ana.click(question, button);
  },
});

/** Runs, their tokens and their names. */
export const runs: readonly Scene[] = [
  chosen('asked only with a prediction', 'action runs.with-prediction', 'Only with a prediction'),
  chosen('never asked at starts', 'action runs.never', 'Never'),
  {
    title: 'asked at every start, and a prediction then',
    hears: ['action runs.every-start', 'action runs.predict', 'view capture.record'],
    async play(stage) {
      const { ana, dm, program, question } = await whether(stage);
      await ana.click(question, 'Ask me at every start');
      await program.post('/api/v1/runs', { state: 'running', run_id: 'r1', run_name: 'swift-sunset-88' });
      await stage.world.slack.clock.by({ minutes: 4 });
      await ana.click(await ana.waitForMessage(dm, 'swift-sunset-88 started'), 'Predict');
      await ana.submit(await ana.modal('Record a prediction'), {
        'What will happen?': 'val/loss < 1.82',
        'How likely is it?': '60',
      });
    },
  },
  {
    title: 'a run that is somebody’s',
    hears: ['action runs.mine'],
    async play({ as, world }) {
      const program = await trainer(world, 'ana', '#training');
      const owner = { user: 'msantos', source: 'wandb' };
      await program.post('/api/v1/runs', { state: 'running', run_id: 'm1', run_name: 'mystery', ...owner });
      await world.slack.clock.by({ minutes: 4 });
      const maria = as('maria');
      await maria.click(await maria.waitForMessage('#training', 'The tracker says msantos'), 'Mine');
    },
  },
  {
    title: 'a token, and ending it',
    hears: ['command token', 'action runs.end-token'],
    async play({ as }) {
      const ana = as('ana');
      await ana.command('#random', '/predict token');
      await ana.command('#random', '/predict token list');
      await ana.click(await ana.waitForMessage('#random', ({ buttons }) => buttons.length > 0), 'End it');
    },
  },
  {
    title: 'a token of a channel, and one that signs',
    hears: ['command token'],
    async play({ as }) {
      const ana = as('ana');
      await ana.command('#training', '/predict token channel');
      await ana.command('#training', '/predict token webhook');
    },
  },
  {
    title: 'a name with a tracker, and giving it up',
    hears: ['command link', 'action runs.unlink'],
    async play({ as }) {
      const ana = as('ana');
      await ana.command('#random', '/predict link wandb ana-w');
      await ana.click(await ana.waitForMessage('#random', 'are yours from now on'), 'Not mine');
    },
  },
];
