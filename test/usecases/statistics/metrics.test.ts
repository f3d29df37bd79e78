import { describe, expect, test } from 'vitest';
import { findMetric } from '../../../src/store/people/metrics.ts';
import { findPrediction } from '../../../src/store/predictions/find.ts';
import { captureLine } from '../../../src/usecases/capture/capture-line.ts';
import { dialects } from '../../support/databases.ts';
import { type Desk, interval, openDesk, percent } from '../answer/desk.ts';

const MONDAY = '2026-03-02T08:00:00.000Z';

describe.each(dialects)('a metric is remembered per team on %s', (dialect) => {
  test('by what is recorded of it, however it is spelled', async () => {
    await using desk = await openDesk(dialect, MONDAY);
    const reference = { name: 'baseline', value: 0.4 };

    await desk.record({
      value: percent(70),
      metric: 'Val_Loss',
      comparator: '<',
      threshold: 0.35,
      reference,
    });

    expect(await findMetric(desk.office.deps.db.read, 'T1', 'val_loss')).toMatchObject({
      direction: 'lower',
      reference: 0.4,
    });
    expect((await findMetric(desk.office.deps.db.read, 'T2', 'val_loss')).direction).toBeNull();
  });

  test('and “or better” is read by it from then on', async () => {
    await using desk = await openDesk(dialect, MONDAY);
    await desk.record({ value: percent(70), metric: 'regret', comparator: '<', threshold: 0.35 });

    const id = await captured(desk, 'regret 0.3 or better by friday 70%');

    expect((await findPrediction(desk.office.deps.db.read, { teamId: 'T1', id }))?.comparator).toBe('<=');
  });

  test('what divides scores is fixed at recording, from outcomes before it', async () => {
    await using desk = await openDesk(dialect, MONDAY);
    for (const value of [0.3, 0.32, 0.34, 0.36, 0.38]) {
      const past = await desk.record({ value: interval(0.2, 0.3, 0.4), metric: 'val_loss' });
      await desk.answer(past, { kind: 'number', value });
    }

    const id = await desk.record({ value: interval(0.2, 0.3, 0.4), metric: 'val_loss' });
    const before = await unitOf(desk, id);
    await desk.answer(id, { kind: 'number', value: 900 });

    expect(before).toBeCloseTo(1.4826 * 0.02, 9);
    expect(await unitOf(desk, id)).toBe(before);
    expect((await findMetric(desk.office.deps.db.read, 'T1', 'val_loss')).scoringUnit).toBe(before);
  });

  test('and still known where the outcomes themselves are gone', async () => {
    await using desk = await openDesk(dialect, MONDAY);
    for (const value of [0.3, 0.32, 0.34, 0.36, 0.38]) {
      const past = await desk.record({ value: interval(0.2, 0.3, 0.4), metric: 'val_loss' });
      await desk.answer(past, { kind: 'number', value });
    }
    await desk.record({ value: interval(0.2, 0.3, 0.4), metric: 'val_loss' });
    await desk.office.deps.db.write((tx) =>
      tx.deleteFrom('predictions').where('outcome', 'is not', null).execute(),
    );

    const id = await desk.record({ value: interval(0.2, 0.3, 0.4), metric: 'val_loss' });

    expect(await unitOf(desk, id)).toBeCloseTo(1.4826 * 0.02, 9);
  });
});

async function unitOf(desk: Desk, id: string) {
  return (await findPrediction(desk.office.deps.db.read, { teamId: 'T1', id }))?.scoringUnit;
}

async function captured({ office }: Desk, text: string): Promise<string> {
  const typed = { teamId: 'T1', userId: 'U1', channelId: null, text, originKey: 'c1' };
  const { predictionIds } = await captureLine(office.deps, { ...typed, typedAt: office.deps.clock.now() });
  return predictionIds[0] ?? '';
}
