import { LINE, type Scene } from '../scene.ts';
import type { Stage } from '../stage.ts';

const FORM = 'Record a prediction';

/** A line that is typed, and what Ana reads then. */
async function typed({ as }: Stage, line: string, words: string) {
  const ana = as('ana');
  await ana.command('#random', line);
  return { ana, back: await ana.waitForMessage('#random', words) };
}

const recorded = (stage: Stage) => typed(stage, LINE, 'Recorded');
const withoutPercent = (stage: Stage) =>
  typed(stage, '/predict pretty sure the new tokenizer wont hurt bpb', 'How likely is it?');
const readTwoWays = (stage: Stage) => typed(stage, '/predict 60% val acc', 'in two ways');

/** Recording a prediction, and second thoughts about it. */
export const recording: readonly Scene[] = [
  {
    title: 'a line, and withdrawing it',
    hears: ['command a prediction', 'action capture.withdraw'],
    async play(stage) {
      const { ana, back } = await recorded(stage);
      await ana.click(back, 'Withdraw');
    },
  },
  {
    title: 'the form, also when it changes with the kind',
    hears: ['action capture.open', 'action capture.kind', 'view capture.record'],
    async play({ as }) {
      const ana = as('ana');
      await ana.click(await ana.home(), 'New prediction');
      const form = await ana.modal(FORM);
      await ana.choose(form, 'How will it be answered?', 'A number');
      await ana.submit(await ana.modal(FORM), { 'Which number?': 'final val_loss', Low: '0.3', High: '0.4' });
    },
  },
  {
    title: 'the form with tags and a recent run looked up',
    hears: ['options capture.tags', 'options capture.recent-run'],
    async play({ as }) {
      const ana = as('ana');
      await ana.command('#random', '/predict');
      const form = await ana.modal(FORM);
      await ana.suggest(form, 'Tags', 'lr');
      await ana.suggest(form, 'Or a recent run', 'swift');
    },
  },
  {
    title: 'the shortcut',
    hears: ['shortcut capture.message', 'view capture.record'],
    async play({ as, world }) {
      const message = await world.slack.as('maria').say('#random', 'look at this run');
      const ana = as('ana');
      await ana.shortcut('capture.message', message);
      await ana.submit(await ana.modal(FORM), {
        'What will happen?': 'it diverges',
        'How likely is it?': '60',
      });
    },
  },
  {
    title: 'a reading that is confirmed',
    hears: ['action capture.looks-right'],
    async play(stage) {
      const line = '/predict lr 3e-4 diverges, 3e-5 is fine. 80';
      const { ana, back } = await typed(stage, line, 'Did I read this right?');
      await ana.click(back, 'Looks right');
    },
  },
  {
    title: 'a percent that is tapped',
    hears: ['action /^capture\\.percent\\.\\d+$/'],
    async play(stage) {
      const { ana, back } = await withoutPercent(stage);
      await ana.click(back, '80%');
    },
  },
  {
    title: 'a percent that is typed',
    hears: ['action capture.percent-other', 'view capture.percent-form'],
    async play(stage) {
      const { ana, back } = await withoutPercent(stage);
      await ana.click(back, 'Other');
      await ana.submit(await ana.modal('How likely is it?'), { 'How likely is it?': '73' });
    },
  },
  {
    title: 'the first of two readings',
    hears: ['action capture.first-reading'],
    async play(stage) {
      const { ana, back } = await readTwoWays(stage);
      await ana.click(back, 'I mean 1');
    },
  },
  {
    title: 'the second of two readings',
    hears: ['action capture.second-reading'],
    async play(stage) {
      const { ana, back } = await readTwoWays(stage);
      await ana.click(back, 'I mean 2');
    },
  },
  {
    title: 'a line that is finished in the form',
    hears: ['action capture.finish', 'view capture.record'],
    async play(stage) {
      const { ana, back } = await withoutPercent(stage);
      await ana.click(back, 'Edit');
      await ana.submit(await ana.modal(FORM), { 'How likely is it?': '73' });
    },
  },
  {
    title: 'a line that is thrown away',
    hears: ['action capture.discard'],
    async play(stage) {
      const { ana, back } = await withoutPercent(stage);
      await ana.click(back, 'Throw away');
    },
  },
  {
    title: 'a change',
    hears: ['action capture.edit', 'view capture.change'],
    async play(stage) {
      const { ana, back } = await recorded(stage);
      await ana.click(back, 'Edit');
      await ana.submit(await ana.modal('Change a prediction'), { 'How likely is it?': '45' });
    },
  },
  {
    title: 'the value of what it compares with',
    hears: ['action capture.add-reference', 'view capture.change'],
    async play(stage) {
      const { ana, back } = await typed(
        stage,
        '/predict loss drops at least 5% vs last night 75% friday',
        'Recorded',
      );
      await ana.click(back, 'Add the value of last night');
      await ana.submit(await ana.modal('Change a prediction'), { 'Compared with': 'last night 1.91' });
    },
  },
  {
    title: 'how sure one is of a range that was typed',
    hears: ['action capture.change-level', 'view capture.change'],
    async play(stage) {
      const { ana, back } = await typed(
        stage,
        '/predict val_acc between 91 and 93 by tomorrow 5pm',
        'Recorded',
      );
      await ana.click(back, { actionId: 'capture.change-level' });
      await ana.submit(await ana.modal('Change a prediction'), {
        'How sure that it lies between low and high?': '60',
      });
    },
  },
  {
    title: 'another time',
    hears: ['action capture.ask-at', 'view capture.ask-at-form'],
    async play(stage) {
      const { ana, back } = await recorded(stage);
      await ana.click(back, 'Ask at another time');
      await ana.submit(await ana.modal('Ask at another time'), { 'Or at another time': 'fri 15:00' });
    },
  },
  {
    title: 'the same again with changes',
    hears: ['action capture.again', 'view capture.record'],
    async play(stage) {
      const { ana, back } = await recorded(stage);
      await stage.world.slack.clock.by({ minutes: 11 });
      await ana.click(back, 'Ask at another time');
      await ana.submit(await ana.modal('Ask at another time'), { 'Or at another time': 'fri 15:00' });
      await ana.click(await ana.waitForMessage('#random', 'Fri 27 Nov 15:00'), 'Again with changes');
      await ana.submit(await ana.modal(FORM), { 'What will happen?': 'val_loss < 0.30' });
    },
  },
  {
    title: 'handing over',
    hears: ['action capture.hand-over', 'view capture.hand-over-form'],
    async play(stage) {
      const { ana, back } = await recorded(stage);
      await ana.click(back, 'Hand over');
      await ana.submit(await ana.modal('Hand over'), { 'Who shall be asked what happened?': 'maria' });
    },
  },
  {
    title: 'a line in the direct message',
    hears: ['event message'],
    async play({ as }) {
      const ana = as('ana');
      const dm = await ana.dm();
      await ana.say(dm, 'val_loss < 0.35 by friday 60%');
      await ana.waitForMessage(dm, 'Recorded');
    },
  },
];
