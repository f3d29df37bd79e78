import { DUE, LINE, type Scene } from '../scene.ts';
import type { Stage } from '../stage.ts';

/** Ana in front of the question about what she said. */
async function asked({ as, world }: Stage, ...lines: readonly string[]) {
  for (const line of lines.length === 0 ? [LINE] : lines)
    await world.slack.as('ana').command('#random', line);
  await world.slack.clock.moveTo(DUE);
  const ana = as('ana');
  const dm = await ana.dm();
  return { ana, dm, question: await ana.waitForMessage(dm, ({ buttons }) => buttons.length > 0) };
}

const NUMBER = '/predict val_acc between 91 and 93 by tomorrow 5pm';
const OTHERS = ['it converges', 'no NaNs'].map((claim) => `/predict ${claim} by tomorrow 17:00 60%`);
const OPTIONS = '/predict A) overfit  B) still improving  C) NaN — 45% / 45% / 10% tomorrow 17:00';

/** One tap on a question. */
const tapped = (title: string, listener: string, button: string, line = LINE): Scene => ({
  title,
  hears: [listener],
  async play(stage) {
    const { ana, question } = await asked(stage, line);
    await ana.click(question, button);
  },
});

/** Saying what happened. */
export const answering: readonly Scene[] = [
  tapped('yes', 'action answer.yes', 'Yes'),
  tapped('an option', 'action /^answer\\.option\\.\\d$/', 'still improving', OPTIONS),
  tapped('cannot tell', 'action answer.cannot-tell', "Can't tell"),
  {
    title: 'no, undone, and no again',
    hears: ['action answer.no', 'action answer.undo'],
    async play(stage) {
      const { ana, question } = await asked(stage);
      await ana.click(question, 'No');
      await ana.click(await ana.again(question), 'Undo');
      await ana.click(await ana.again(question), 'No');
    },
  },
  {
    title: 'a number in the form',
    hears: ['action answer.enter-value', 'view answer.value-form'],
    async play(stage) {
      const { ana, question } = await asked(stage, NUMBER);
      await ana.click(question, 'Enter the value');
      await ana.submit(await ana.modal('Enter the value'), { 'What came out?': '91.8' });
    },
  },
  {
    title: 'a number that is typed and confirmed',
    hears: ['event message', 'action answer.confirm-value'],
    async play(stage) {
      const { ana, dm, question } = await asked(stage, NUMBER);
      await ana.say(dm, '500', { threadTs: question.ts });
      await ana.click(
        await ana.waitForMessage(dm, 'Is it really 500', { threadTs: question.ts }),
        'It is 500',
      );
    },
  },
  {
    title: 'a number that is none, typed and confirmed',
    hears: ['event message', 'action answer.diverged'],
    async play(stage) {
      const { ana, dm, question } = await asked(stage, NUMBER);
      await ana.say(dm, 'NaN', { threadTs: question.ts });
      const asking = await ana.waitForMessage(dm, 'Not a finite number', { threadTs: question.ts });
      await ana.click(asking, 'Void: it diverged');
    },
  },
  {
    title: 'a typed answer with a note',
    hears: ['event message'],
    async play(stage) {
      const { ana, dm } = await asked(stage);
      await ana.say(dm, 'no, diverged at 2k');
      await ana.waitForMessage(dm, 'You gave 30% to what happened');
    },
  },
  {
    title: 'a typed sentence that is a prediction after all',
    hears: ['event message', 'action answer.as-prediction'],
    async play(stage) {
      const { ana, dm } = await asked(stage);
      await ana.say(dm, 'the next one converges');
      await ana.click(await ana.waitForMessage(dm, 'Is that an answer?'), 'No, it is a prediction');
    },
  },
  {
    title: 'all at once',
    hears: ['action answer.all', 'view answer.all-form'],
    async play(stage) {
      const { ana, question } = await asked(stage, LINE, ...OTHERS);
      await ana.click(question, 'Answer all');
      const form = await ana.modal('Answer all');
      await ana.submit(form, { [Object.keys(form.values)[0] ?? '']: 'Yes' });
    },
  },
  {
    title: 'still running',
    hears: ['action answer.still-running'],
    async play(stage) {
      const { ana, question } = await asked(stage);
      await ana.click(question, { actionId: 'answer.still-running' }, 'Ask in 6 hours');
    },
  },
  {
    title: 'still running, until a time that is typed',
    hears: ['action answer.still-running', 'view answer.later-form'],
    async play(stage) {
      const { ana, question } = await asked(stage);
      await ana.click(question, { actionId: 'answer.still-running' }, 'Pick a time');
      await ana.submit(await ana.modal('Ask at another time'), { 'When shall I ask?': 'Friday 17:00' });
    },
  },
  {
    title: 'a note',
    hears: ['action answer.add-note', 'view answer.note-form'],
    async play(stage) {
      const { ana, question } = await asked(stage);
      await ana.click(question, 'Yes');
      await ana.click(await ana.again(question), 'Add a note');
      await ana.submit(await ana.modal('What did you learn?'), {
        'Why did it come out so?': 'Luck or noise',
      });
    },
  },
  {
    title: 'again with changes, from the result',
    hears: ['action answer.again', 'view capture.record'],
    async play(stage) {
      const { ana, question } = await asked(stage);
      await ana.click(question, 'Yes');
      await ana.click(await ana.again(question), 'Again with changes');
      await ana.submit(await ana.modal('Record a prediction'), { 'capture.field.claim': 'val_loss < 0.30' });
    },
  },
  {
    title: 'handing over, and taking it back',
    hears: ['action answer.more', 'view answer.hand-over-form', 'action answer.take-back'],
    async play(stage) {
      const { ana, question } = await asked(stage);
      await ana.click(question, { actionId: 'answer.more' }, 'Hand over');
      await ana.submit(await ana.modal('Hand over'), { 'Who shall be asked what happened?': 'maria' });
      await ana.click(await ana.again(question), 'Take it back');
    },
  },
];
