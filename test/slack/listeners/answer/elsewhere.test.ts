import { expect, test } from 'vitest';
import { openWorld, type World } from '../../../support/world.ts';
import { nothingWrong } from '../capture/nothing-wrong.ts';

const MONDAY = '2026-11-23T08:00:00.000Z';
/** Tomorrow, 17:00 in Berlin; 11:00 in New York. */
const DUE = '2026-11-24T16:00:00Z';

test('answered by typing, the question itself shows the outcome; undone there, its buttons work again', async () => {
  await using world = await openWorld('sqlite', MONDAY);
  const { ana, dm, question } = await asked(world);

  await ana.say(dm, 'yes');

  const answered = await becomes(world, ana, question, 'You gave 70% to what happened');
  const reply = await ana.waitForMessage(
    dm,
    (one) => one.ts > question.ts && one.plain.includes('You gave 70%'),
  );
  await ana.click(reply, 'Undo');
  const open = await becomes(world, ana, question, 'You said 70%');
  expect(answered.buttons.map(({ text }) => text)).toContain('Undo');
  await ana.click(open, 'No');
  await becomes(world, ana, question, 'You gave 30% to what happened');
  await nothingWrong(world);
});

test('handed on, the message of the person in between says so and shows the claim no more', async () => {
  await using world = await openWorld('sqlite', MONDAY);
  const { ana, question } = await asked(world);
  await hand(world, 'ana', question, 'maria');
  const maria = world.slack.as('maria');
  const told = await maria.waitForMessage(await maria.dm(), 'handed you a prediction');

  await hand(world, 'maria', told, 'kenji');

  const moved = await becomes(world, maria, told, 'Handed on to @Kenji');
  expect(moved.plain).not.toContain('val_loss');
  await becomes(world, ana, question, 'Handed to @Kenji, whom I ask now.');
  await nothingWrong(world);
});

test('answered by whom it was handed to, its author is told and may undo', async () => {
  await using world = await openWorld('sqlite', MONDAY);
  const { ana, dm, question } = await asked(world);
  await hand(world, 'ana', question, 'maria');
  const maria = world.slack.as('maria');
  const told = await maria.waitForMessage(await maria.dm(), 'handed you a prediction');

  await maria.click(told, 'No');

  const settled = await ana.waitForMessage(dm, '@Maria answered your prediction.');
  expect(settled.plain).toContain('You gave 30% to what happened');
  await ana.click(settled, 'Undo');
  await becomes(world, maria, told, 'Recorded by @Ana');
  await nothingWrong(world);
});

test('an admin makes a card void and takes it back; everybody else is told that they cannot', async () => {
  await using world = await openWorld('sqlite', MONDAY);
  const [ana, maria, sam] = [world.slack.as('ana'), world.slack.as('maria'), world.slack.as('sam')];
  await ana.command('#training', '/predict val_loss < 0.35 by friday 17:00 70%');
  await ana.click(await ana.waitForMessage('#training', 'Recorded'), 'Share');
  await ana.submit(await ana.modal('Share a prediction'), { 'Which channel?': '#training' });
  const card = await maria.waitForMessage('#training', 'predicts');

  await sam.click(card, { actionId: 'card.admin' }, 'Make it void (admins)');
  await sam.waitForMessage('#training', 'Only an admin of this workspace can do that');
  await maria.click(card, { actionId: 'card.admin' }, 'Make it void (admins)');

  const gone = await becomes(world, maria, card, 'Void: set aside by an admin');
  await ana.waitForMessage(await ana.dm(), '@Maria, an admin of this workspace, made your prediction void.');
  await maria.click(gone, { actionId: 'card.admin' }, 'Undo the void (admins)');
  await becomes(world, maria, card, '1 forecast');
  await nothingWrong(world);
});

type Person = ReturnType<World['slack']['as']>;
type Seen = Awaited<ReturnType<Person['again']>>;

async function asked(world: World) {
  const ana = world.slack.as('ana');
  await ana.command('#random', '/predict val_loss < 0.35 by tomorrow 17:00 70%');
  await world.slack.clock.moveTo(DUE);
  const dm = await ana.dm();
  return { ana, dm, question: await ana.waitForMessage(dm, 'What happened?') };
}

async function hand(world: World, from: string, message: Seen, to: string): Promise<void> {
  const person = world.slack.as(from);
  await person.click(message, { actionId: 'answer.more' }, 'Hand over');
  await person.submit(await person.modal('Hand over'), { 'Who shall be asked what happened?': to });
}

/** The same message once it contains some words. */
function becomes(world: World, person: Person, message: Seen, words: string): Promise<Seen> {
  return world.slack.waitFor(async () => {
    const again = await person.again(message);
    return again.plain.includes(words) && again;
  });
}
