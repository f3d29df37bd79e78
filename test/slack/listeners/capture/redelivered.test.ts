import { describe, expect, test } from 'vitest';
import { openWorld, type World } from '../../../support/world.ts';
import { nothingWrong } from './nothing-wrong.ts';

const MONDAY = '2026-11-23T08:00:00.000Z';

describe('what Slack delivers twice happens once', () => {
  test('a command', async () => {
    await using world = await openWorld('sqlite', MONDAY);
    await world.slack.faults.add({ on: 'slash_commands', kind: 'redeliver' });

    await world.slack.as('ana').command('#random', '/predict val_loss < 0.35 by friday 17:00 70%');

    await world.slack.idle();
    expect(await counts(world)).toEqual({ predictions: 1, forecasts: 1, drafts: 0 });
    expect(world.errors).toEqual([]);
  });

  test('a submitted form', async () => {
    await using world = await openWorld('sqlite', MONDAY);
    const ana = world.slack.as('ana');
    await ana.command('#random', '/predict');
    await world.slack.faults.add({ on: 'view_submission', kind: 'redeliver' });

    await ana.submit(await ana.modal(), { 'What will happen?': 'it converges', 'How likely is it?': '70' });

    await world.slack.idle();
    expect(await counts(world)).toEqual({ predictions: 1, forecasts: 1, drafts: 0 });
  });

  test('a tapped percent', async () => {
    await using world = await openWorld('sqlite', MONDAY);
    const ana = world.slack.as('ana');
    await ana.command('#random', '/predict the new tokenizer wont hurt bpb');
    await world.slack.faults.add({ on: 'block_actions', kind: 'redeliver' });

    await ana.click(await ana.waitForMessage('#random', 'How likely is it?'), '80%');

    await world.slack.idle();
    expect(await counts(world)).toEqual({ predictions: 1, forecasts: 1, drafts: 0 });
  });

  test('a forecast on a card, and a share', async () => {
    await using world = await openWorld('sqlite', MONDAY);
    const ana = world.slack.as('ana');
    await ana.command('#training', '/predict val_loss < 0.35 by friday 17:00 70%');
    await ana.click(await ana.waitForMessage('#training', 'Recorded'), 'Share');
    await world.slack.faults.add({ on: 'view_submission', kind: 'redeliver' });
    await ana.submit(await ana.modal('Share a prediction'), { 'Which channel?': '#training' });
    const maria = world.slack.as('maria');
    const card = await maria.waitForMessage('#training', 'predicts');
    await world.slack.faults.add({ on: 'block_actions', kind: 'redeliver' });

    await maria.click(card, '20%');

    await world.slack.idle();
    expect(await counts(world)).toEqual({ predictions: 1, forecasts: 2, drafts: 0 });
    const cards = (await maria.messages('#training')).filter((message) => message.plain.includes('predicts'));
    expect(cards).toHaveLength(1);
    await nothingWrong(world);
  });
});

async function counts(world: World) {
  const { read } = world.hunch.deps.db;
  const count = async (table: 'predictions' | 'forecasts' | 'drafts') =>
    (await read.selectFrom(table).select('id').execute()).length;
  return {
    predictions: await count('predictions'),
    forecasts: await count('forecasts'),
    drafts: await count('drafts'),
  };
}
