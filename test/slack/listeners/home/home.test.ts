import { expect, test } from 'vitest';
import { openWorld } from '../../../support/world.ts';
import { nothingWrong } from '../capture/nothing-wrong.ts';

/** A Monday, 09:00 in Berlin. */
const MONDAY = '2026-11-23T08:00:00Z';

test('the first visit shows three lines and one button, which opens the form', async () => {
  await using world = await openWorld('sqlite', MONDAY);
  const ana = world.slack.as('ana');

  const home = await ana.home();

  expect(home.plain.trim().split('\n')).toHaveLength(3);
  expect(home.buttons.map((button) => button.text)).toEqual(['New prediction']);
  await ana.click(home, 'New prediction');
  await ana.modal('Record a prediction');
  await nothingWrong(world);
});

test('what waits is answered right there, and Home follows by itself', async () => {
  await using world = await openWorld('sqlite', MONDAY);
  const ana = world.slack.as('ana');
  await ana.home();
  await ana.command('#training', '/predict val_loss < 0.35 by tomorrow 9am 70%');
  await homeShows(ana, 'Open');

  await world.slack.clock.moveTo('2026-11-24T08:00:00Z');
  const waiting = await homeShows(ana, 'Waiting for you');
  await ana.click(waiting, 'No');

  const answered = await homeShows(ana, 'Answered lately');
  expect(answered.plain).toContain('You gave 30% to what happened');
  expect(answered.plain).not.toContain('Waiting for you');
  await ana.click(answered, 'Undo');
  await homeShows(ana, 'Waiting for you');
  await nothingWrong(world);
});

test('what was typed and not recorded is there to be finished or thrown away', async () => {
  await using world = await openWorld('sqlite', MONDAY);
  const ana = world.slack.as('ana');
  await ana.command('#training', '/predict the loss spikes again by friday');

  const home = await ana.home();
  expect(home.plain).toContain('the loss spikes again by friday');
  await ana.click(home, 'Throw away');

  await homeShows(ana, 'Before a run');
  await nothingWrong(world);
});

test('nobody sees another’s Home', async () => {
  await using world = await openWorld('sqlite', MONDAY);
  await world.slack.as('ana').command('#training', '/predict the secret run diverges by friday 70%');

  const home = await world.slack.as('maria').home();

  expect(home.plain).not.toContain('secret run');
});

type Ana = ReturnType<Awaited<ReturnType<typeof openWorld>>['slack']['as']>;

/** Home once it shows these words, without opening it again. */
async function homeShows(person: Ana, words: string) {
  for (let tries = 0; tries < 100; tries += 1) {
    const home = await person.homeNow();
    if (home?.plain.includes(words)) return home;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`Home never showed “${words}”: ${(await person.homeNow())?.plain}`);
}
