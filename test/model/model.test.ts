import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { metadataKey } from '../../src/jobs/sending/metadata-key.ts';
import { dialects } from '../support/databases.ts';
import { SECRET } from '../support/small-world.ts';
import { commands } from './commands.ts';
import { brierOf, type Model } from './model.ts';
import { comeToRest, openReal, type Real } from './real.ts';

/** More of them: `PROPERTY_SECONDS=7200 MODEL_RUNS=2000 npx vitest run test/model`; a failure prints its seed and its path. */
const RUNS = Number(process.env['MODEL_RUNS'] ?? 8);
const MINUTES = 60_000;

describe.each(dialects)('whatever people, time and misfortune do, on %s', (dialect) => {
  test('each question is asked once, none after its answer, and the scores are right', {
    timeout: RUNS * MINUTES,
  }, async () => {
    await fc.assert(
      fc.asyncProperty(fc.commands(commands, { maxCommands: 30 }), async (some) => {
        const model: Model = { predictions: [] };
        const real = await openReal(dialect);
        try {
          await fc.asyncModelRun(() => ({ model, real }), some);
          await comeToRest(model, real);
          await compare(model, real);
        } finally {
          await real.world[Symbol.asyncDispose]();
        }
      }),
      { numRuns: RUNS, endOnFailure: RUNS < 100 },
    );
  });
});

async function compare(model: Model, real: Real): Promise<void> {
  const { read } = real.world.deps().db;
  const shown = real.world.slack.messages.filter(({ isDeleted }) => !isDeleted);
  const copies = (key: string) => shown.filter((message) => message.key === metadataKey(SECRET, key)).length;
  const deliveries = await read.selectFrom('deliveries').selectAll().execute();
  for (const { key, state, fence, attempts } of deliveries) {
    expect([key, state, copies(key)]).toEqual([key, state, state === 'sent' ? 1 : 0]);
    expect(['sent', 'cancelled']).toContain(state);
    expect(attempts).toBe(fence);
  }
  const items = await read
    .selectFrom('delivery_items')
    .innerJoin('predictions', (join) =>
      join
        .onRef('predictions.id', '=', 'prediction_id')
        .onRef('predictions.due_seq', '=', 'delivery_items.due_seq'),
    )
    .innerJoin('deliveries', 'deliveries.id', 'delivery_id')
    .select(['prediction_id', 'deliveries.user_id'])
    .where('step', '=', 0)
    .where('deliveries.state', '=', 'sent')
    .execute();
  for (const one of model.predictions) {
    const asked = items.filter((item) => item.prediction_id === one.id);
    if (one.state === 'open' && one.due <= real.world.now)
      expect(asked.map(({ user_id }) => user_id)).toEqual([one.askedId]);
    else expect(asked.length).toBeLessThanOrEqual(1);
  }
  expect(await read.selectFrom('predictions').select('id').execute()).toHaveLength(model.predictions.length);
  const answered = model.predictions.filter(({ state }) => state === 'answered');
  const scores = await read.selectFrom('scores').select(['prediction_id', 'brier']).execute();
  const rounded = (brier: number | null) => (brier ?? -1).toFixed(12);
  expect(new Map(scores.map((score) => [score.prediction_id, rounded(score.brier)]))).toEqual(
    new Map(answered.map((one) => [one.id, rounded(brierOf(one))])),
  );
  const levels = await read.selectFrom('levels').select(['n', 'yes']).where('scope', '=', 'person').execute();
  const sum = (of: (level: { n: number; yes: number }) => number) =>
    levels.reduce((all, level) => all + of(level), 0);
  expect([sum(({ n }) => n), sum(({ yes }) => yes)]).toEqual([
    answered.length,
    answered.filter(({ outcome }) => outcome === 'yes').length,
  ]);
}
