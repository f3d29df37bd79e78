import { describe, expect, test } from 'vitest';
import { keepEvent, markDone } from '../../../src/store/once/inbox.ts';
import { nextEvents } from '../../../src/usecases/answer/next-events.ts';
import { dialects } from '../../support/databases.ts';
import { openOffice } from '../office.ts';

const NOON = '2026-11-24T12:00:00.000Z';

describe.each(dialects)('typed messages that were kept, on %s', (dialect) => {
  test('one that fails is tried again at growing intervals, then given up and told once', async () => {
    await using office = await openOffice(dialect, NOON);
    const { deps } = office;
    const done: string[] = [];
    const dealing = {
      deal: async () => {
        done.push(`failed ${deps.clock.machineNow()}`);
        throw new Error('Slack is away');
      },
      giveUp: async (event: Parameters<typeof markDone>[1]) => {
        done.push('told');
        await deps.db.write((tx) => markDone(tx, event, deps.clock.machineNow()));
      },
    };
    await keepEvent(
      deps.db,
      { teamId: 'T1', eventId: 'D1-1', body: '{}', worldAt: NOON },
      deps.clock.machineNow(),
    );

    const look = () => nextEvents(deps, dealing, false);
    for (const later of [
      '12:00:00',
      '12:00:29',
      '12:00:30',
      '12:04:59',
      '12:05:00',
      '13:00:00',
      '17:59:59',
    ]) {
      office.moveTo(`2026-11-24T${later}.000Z`);
      await look();
    }
    expect(done.map((line) => line.slice(-13, -5))).toEqual(['12:00:00', '12:00:30', '12:05:00', '13:00:00']);

    // Started anew, it does not wait for its turn.
    await nextEvents(deps, dealing, true);
    await look();
    expect(done).toHaveLength(6);
    expect(done.at(-1)).toBe('told');
  });
});
