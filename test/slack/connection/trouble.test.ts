import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { breaks } from '../../support/broken-database.ts';
import { dialects } from '../../support/databases.ts';
import { openWorld } from '../../support/world.ts';

const NOON = '2026-11-24T11:00:00Z';
const here = breaks.filter(([, dialect]) => dialects.includes(dialect));

describe.each(here)('when %s (%s)', (_title, dialect, breakIt, told) => {
  test('a form stays open with what was typed and says why; sent again once it is mended, it is recorded', async () => {
    await using world = await openWorld(dialect, NOON);
    const ana = world.slack.as('ana');
    await ana.command('#random', '/predict');
    const form = await ana.modal('Record a prediction');
    await using broken = await breakIt(world);

    await ana.submit(form, { 'What will happen?': 'val_loss < 0.35', 'How likely is it?': '70' });

    const still = await ana.modal('Record a prediction');
    expect(Object.values(still.errors).join()).toContain(told);
    expect(Object.values(still.errors).join()).toMatch(
      /What you typed is still here.*reference: [0-9a-f]{8}/,
    );
    await broken.mend();
    await ana.submit(still);
    expect(await ana.modals()).toEqual([]);
    expect(await claims(world)).toEqual(['val_loss < 0.35']);
  });

  test('a typed line comes back in the form, and a person is told why', async () => {
    await using world = await openWorld(dialect, NOON);
    const ana = world.slack.as('ana');
    await using broken = await breakIt(world);

    await ana.command('#random', '/predict val_loss < 0.35 by tomorrow 5pm 70%');

    const form = await ana.modal('Record a prediction');
    expect(JSON.stringify(form)).toContain('val_loss');
    await ana.waitForMessage('#random', told);
    await broken.mend();
    await ana.submit(form);
    expect(await claims(world)).toHaveLength(1);
  });

  test('a question that falls due meanwhile is asked once it is mended, without a restart', async () => {
    await using world = await openWorld(dialect, NOON);
    const ana = world.slack.as('ana');
    await ana.command('#random', '/predict val_loss < 0.35 by tomorrow 3pm 70%');
    await using broken = await breakIt(world);
    world.slack.clock.moveTo('2026-11-25T14:00:10Z').catch(() => undefined);
    await sleep(1500);

    await broken.mend();

    await ana.waitForMessage(await ana.dm(), 'What happened?', { timeoutMs: 20_000 });
    const asked = (await ana.messages(await ana.dm())).filter(({ plain }) =>
      plain.includes('What happened?'),
    );
    expect(asked).toHaveLength(1);
  });
});

async function claims(world: Awaited<ReturnType<typeof openWorld>>): Promise<string[]> {
  const rows = await world.hunch.deps.db.read.selectFrom('predictions').select('claim').execute();
  return rows.map((row) => row.claim);
}
