import { describe, expect, test } from 'vitest';
import type { SeenView } from '../../../../sandbox/control/seen-view.ts';
import { openWorld, type World } from '../../../support/world.ts';
import { nothingWrong } from '../capture/nothing-wrong.ts';

const MONDAY = '2026-11-23T08:00:00.000Z';
const LINE = '/predict val_loss < 0.35 by tomorrow 17:00 70% because warmup';
/** Tomorrow, 17:00 in Berlin; 11:00 in New York. */
const DUE = '2026-11-24T16:00:00Z';

describe('handing over', () => {
  test('from the recorded reply: the other person is told by whom, asked when it is due, and may answer', async () => {
    await using world = await openWorld('sqlite', MONDAY);
    const [ana, maria] = [world.slack.as('ana'), world.slack.as('maria')];
    await ana.command('#training', LINE);

    await ana.click(await ana.waitForMessage('#training', 'Recorded'), 'Hand over');
    await ana.submit(await ana.modal('Hand over'), { 'Who shall be asked what happened?': 'maria' });

    await ana.waitForMessage('#training', 'I will ask @Maria');
    const dm = await maria.dm();
    // In New York it is still night.
    await world.slack.clock.moveTo('2026-11-23T13:00:00Z');
    const told = await maria.waitForMessage(dm, '@Ana handed you a prediction of theirs');
    expect(told.plain).toContain('val_loss < 0.35');
    expect(told.plain).not.toContain('70%');
    await world.slack.clock.moveTo(DUE);
    const question = await maria.waitForMessage(dm, 'What happened?');
    expect(question.plain).toContain('Recorded by @Ana');
    await maria.click(question, 'Yes');
    expect((await maria.again(question)).plain).toContain('It came out: yes');
    await nothingWrong(world);
  });

  test('from the follow-up: the old message says that it moved, and the author can take it back', async () => {
    await using world = await openWorld('sqlite', MONDAY);
    const { ana, question } = await asked(world);

    await ana.click(question, { actionId: 'answer.more' }, 'Hand over');
    await ana.submit(await ana.modal('Hand over'), { 'Who shall be asked what happened?': 'maria' });

    const moved = await ana.again(question);
    expect(moved.plain).toContain('Handed to @Maria, whom I ask now.');
    expect(moved.buttons.map(({ text }) => text)).toEqual(['Take it back']);
    const maria = world.slack.as('maria');
    const told = await maria.waitForMessage(await maria.dm(), 'It is due, so I ask you what happened');
    await ana.click(moved, 'Take it back');
    expect((await ana.again(question)).buttons.map(({ text }) => text)).toContain('Yes');
    await world.slack.waitFor(async () => (await maria.again(told)).plain.includes('Handed on to @Ana'));
    await nothingWrong(world);
  });

  test('from Home; whoever cannot be asked is refused in the form, and another can be chosen', async () => {
    await using world = await openWorld('sqlite', MONDAY);
    const ana = world.slack.as('ana');
    await ana.command('#training', LINE);
    const home = await ana.home();

    await ana.click(home, { actionId: 'answer.more' }, 'Hand over');
    const form = await ana.modal('Hand over');

    const refused = await ana.submit(form, { 'Who shall be asked what happened?': 'otto' });
    expect(Object.values(refused.errors ?? {})).toEqual([
      expect.stringContaining('from another organisation'),
    ]);
    await ana.submit(form, { 'Who shall be asked what happened?': 'kenji' });
    await world.slack.waitFor(async () => (await ana.homeNow())?.plain.includes('of @Kenji'));
    await nothingWrong(world);
  });

  test('the author may still answer by typing in the thread of the question that moved', async () => {
    await using world = await openWorld('sqlite', MONDAY);
    const { ana, dm, question } = await asked(world);
    await ana.click(question, { actionId: 'answer.more' }, 'Hand over');
    await ana.submit(await ana.modal('Hand over'), { 'Who shall be asked what happened?': 'maria' });

    await ana.say(dm, 'no, diverged at 2k', { threadTs: question.ts });

    await ana.waitForMessage(dm, 'You gave 30% to what happened', { threadTs: question.ts });
    await nothingWrong(world);
  });
});

describe('again with changes', () => {
  test('from a result: the form is filled in, and what it records is another prediction', async () => {
    await using world = await openWorld('sqlite', MONDAY);
    const { ana, dm, question } = await asked(world);
    await ana.click(question, 'Yes');

    await ana.click(await ana.again(question), 'Again with changes');
    const form = await ana.modal('Record a prediction');

    expect(typed(form, 'claim')).toContain('val_loss < 0.35');
    expect(['percent', 'because', 'whenTyped'].map((field) => typed(form, field))).toEqual([
      '70',
      'warmup',
      null,
    ]);
    await ana.submit(form, { 'capture.field.claim': 'val_loss < 0.30' });
    await ana.waitForMessage(dm, 'Recorded.');
    expect(await claims(world)).toEqual(['val_loss < 0.30', 'val_loss < 0.35 by tomorrow 17:00']);
    await nothingWrong(world);
  });

  test('from the list', async () => {
    await using world = await openWorld('sqlite', MONDAY);
    const ana = world.slack.as('ana');
    await ana.command('#random', LINE);
    await ana.command('#random', '/predict list');
    const list = await ana.waitForMessage('#random', 'Your predictions');

    await ana.click(list, { actionId: 'answer.more' }, 'Again with changes');
    await ana.submit(await ana.modal('Record a prediction'), { 'capture.field.claim': 'a' });

    await world.slack.waitFor(async () => (await claims(world)).length === 2);
    await nothingWrong(world);
  });
});

async function asked(world: World) {
  const ana = world.slack.as('ana');
  await ana.command('#random', LINE);
  await world.slack.clock.moveTo(DUE);
  const dm = await ana.dm();
  return { ana, dm, question: await ana.waitForMessage(dm, 'What happened?') };
}

function typed(form: SeenView, field: string) {
  const id = `capture.field.${field}`;
  return form.values[id]?.[id]?.['value'];
}

async function claims(world: World): Promise<string[]> {
  const rows = await world.hunch.deps.db.read.selectFrom('predictions').select('claim').execute();
  return rows.map(({ claim }) => claim).sort();
}
