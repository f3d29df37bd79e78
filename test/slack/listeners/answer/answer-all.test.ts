import { expect, test } from 'vitest';
import type { SeenView } from '../../../../sandbox/control/seen-view.ts';
import { openWorld, type World } from '../../../support/world.ts';
import { nothingWrong } from '../capture/nothing-wrong.ts';

const MONDAY = '2026-11-23T08:00:00.000Z';

test('from Home: each question by its kind; what is filled in is settled, the rest stays open', async () => {
  await using world = await openWorld('sqlite', MONDAY);
  const ana = await waiting(world);

  await ana.click(await ana.home(), 'Answer all');
  const form = await ana.modal('Answer all');
  await ana.submit(form, { [fieldOf(form, 'val_loss')]: 'No', [fieldOf(form, 'acc')]: '92.1, new seed' });

  const next = await ana.modal('Answer all');
  expect(next.plain).toContain('Saved 2.');
  expect(next.plain).toContain('overfit');
  expect(next.plain).not.toContain('val_loss');
  expect(await outcomes(world)).toEqual([
    ['open', null, null],
    ['number', 92.1, 'new seed'],
    ['no', null, null],
  ]);
  await ana.submit(next, { [fieldOf(next, 'How')]: 'still improving' });
  expect((await ana.modal('Answer all')).plain).toBe('Saved 1. Nothing waits for you.');
  await nothingWrong(world);
});

test('from the follow-up: a number that looks off is confirmed once, and the message shows what came of it', async () => {
  await using world = await openWorld('sqlite', MONDAY);
  const ana = await waiting(world);
  const question = await ana.waitForMessage(await ana.dm(), '3 of your predictions are due');
  await ana.click(question, 'Answer all');
  const form = await ana.modal('Answer all');
  const [acc, loss] = [fieldOf(form, 'acc'), fieldOf(form, 'val_loss')];

  const refused = await ana.submit(form, { [acc]: 'about the same', [loss]: 'Yes' });
  expect(refused.errors).toEqual({ [acc]: expect.stringContaining('Type one number') });
  await ana.submit(form, { [acc]: '0.921' });
  const doubting = await ana.modal('Answer all');
  expect(doubting.plain).toContain('looks like 92.1 written as 0.921');
  expect((await outcomes(world)).map(([kind]) => kind)).not.toContain('yes');
  await ana.submit(doubting, {});

  expect((await outcomes(world)).map(([kind, value]) => [kind, value])).toEqual([
    ['open', null],
    ['number', 0.921],
    ['yes', null],
  ]);
  const shown = await ana.again(question);
  expect(shown.plain).toContain('You gave 70% to what happened');
  await nothingWrong(world);
});

test('from the reminder, and closed again with nothing filled in it changes nothing', async () => {
  await using world = await openWorld('sqlite', MONDAY);
  const ana = await waiting(world);
  await world.slack.clock.moveTo('2026-11-25T08:30:00Z');
  const reminder = await ana.waitForMessage(await ana.dm(), 'Still waiting for you: 3 questions');

  await ana.click(reminder, 'Answer all');
  await ana.submit(await ana.modal('Answer all'), {});

  expect(await ana.modals()).toEqual([]);
  expect((await outcomes(world)).every(([kind]) => kind === 'open')).toBe(true);
  await nothingWrong(world);
});

/** Ana with three questions that fell due together. */
async function waiting(world: World) {
  const ana = world.slack.as('ana');
  for (const line of [
    'val_loss < 0.35 by tomorrow 17:00 70%',
    'acc 91-93 (80%) check tomorrow 17:00',
    'How does it end? A) overfit  B) still improving — 55% / 45% by tomorrow 17:00',
  ])
    await ana.command('#random', `/predict ${line}`);
  await world.slack.clock.moveTo('2026-11-24T16:03:00Z');
  return ana;
}

/** The id of the field whose label holds some words. */
function fieldOf(form: SeenView, words: string): string {
  // By the label alone: the ids are random, and hold any short word now and then.
  const block = form.blocks.find((each) => 'label' in each && JSON.stringify(each.label).includes(words));
  if (!block?.block_id) throw new Error(`no field is labelled ${words}`);
  return block.block_id;
}

/** What is recorded, by kind of question: choice, number, yes or no. */
async function outcomes(world: World) {
  const rows = await world.hunch.deps.db.read
    .selectFrom('predictions')
    .select(['kind', 'outcome', 'outcome_number', 'note'])
    .orderBy('kind', 'desc')
    .execute();
  const order = ['choice', 'numeric', 'binary'];
  return rows
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind))
    .map((row) => [row.outcome ?? 'open', row.outcome_number, row.note]);
}
