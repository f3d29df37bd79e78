import { describe, expect, test } from 'vitest';
import { plusMs } from '../../src/domain/time/wall.ts';
import { forgetOld, openRetention } from '../../src/jobs/looks/retention.ts';
import { enqueue } from '../../src/store/deliveries/enqueue.ts';
import { keepEvent } from '../../src/store/once/inbox.ts';
import { claimRequest } from '../../src/store/once/requests.ts';
import { captureLine } from '../../src/usecases/capture/capture-line.ts';
import { dialects } from '../support/databases.ts';
import { openOffice } from '../usecases/office.ts';

const MONDAY = '2026-03-02T08:00:00.000Z';
const DAY_MS = 24 * 3_600_000;
const ADA = { teamId: 'T1', userId: 'U1' };

describe.each(dialects)('what need not be kept, on %s', (dialect) => {
  test.each([
    ['what was typed in the DM', 7, 'inbox'],
    ['what was typed and not recorded', 7, 'drafts'],
    ['keys of requests', 7, 'requests'],
    ['the wording of what was sent', 30, 'deliveries'],
    ['config and summary of a run', 365, 'runs'],
  ] as const)('%s is kept for %i days', async (_, days, table) => {
    await using office = await openOffice(dialect, MONDAY);
    await fill(office);

    office.moveTo(plusMs(MONDAY, days * DAY_MS - 60_000));
    await forgetOld(office.deps);
    expect(await kept(office, table)).toContain('kept-words');

    office.moveTo(plusMs(MONDAY, days * DAY_MS + 60_000));
    await forgetOld(office.deps);
    expect(await kept(office, table)).not.toContain('kept-words');
  });

  test('the database is tidied once a day', async () => {
    await using office = await openOffice(dialect, MONDAY);
    const tidied: number[] = [];
    let hours = 0;
    const deps = {
      ...office.deps,
      clock: { ...office.deps.clock, monotonic: () => hours * 3_600_000 },
      db: { ...office.deps.db, tidy: async () => void tidied.push(hours) },
    };
    const retention = openRetention(deps);

    for (; hours <= 50; hours += 0.5) await retention();

    expect(tidied).toEqual([24, 48]);
  });

  test('how long is a setting', async () => {
    await using office = await openOffice(dialect, MONDAY);
    const deps = { ...office.deps, retention: { inboxDays: 1, bodyDays: 1, draftDays: 1, runDetailDays: 1 } };
    await fill({ ...office, deps });

    office.moveTo(plusMs(MONDAY, DAY_MS + 60_000));
    await forgetOld(deps);

    for (const table of ['inbox', 'drafts', 'requests', 'deliveries', 'runs'] as const)
      expect(await kept(office, table)).not.toContain('kept-words');
  });

  test('a typed message that could not be dealt with goes, too; one not tried yet stays', async () => {
    await using office = await openOffice(dialect, MONDAY);
    const { db } = office.deps;
    for (const eventId of ['tried', 'new'])
      await keepEvent(db, { teamId: 'T1', eventId, body: '{}', worldAt: MONDAY }, MONDAY);
    await db.write((tx) =>
      tx.updateTable('inbox').set({ attempts: 5 }).where('event_id', '=', 'tried').execute(),
    );

    office.moveTo(plusMs(MONDAY, 30 * DAY_MS));
    await forgetOld(office.deps);

    expect(
      (await db.read.selectFrom('inbox').select('event_id').execute()).map((row) => row.event_id),
    ).toEqual(['new']);
  });
});

type Office = Awaited<ReturnType<typeof openOffice>>;

/** One row of everything, all of it with the same words in it. */
async function fill({ deps }: Pick<Office, 'deps'>): Promise<void> {
  await captureLine(deps, {
    ...ADA,
    channelId: 'D1',
    text: 'kept-words maybe',
    originKey: 'l',
    typedAt: MONDAY,
  });
  await keepEvent(
    deps.db,
    { teamId: 'T1', eventId: 'E1', body: '{"text":"kept-words"}', worldAt: MONDAY },
    MONDAY,
  );
  await deps.db.write(async (tx) => {
    await tx.updateTable('inbox').set({ done_at: MONDAY }).execute();
    await claimRequest(tx, 'T1', 'kept-words', MONDAY);
    const reply = { teamId: 'T1', kind: 'reply', key: 'r', channelId: null, userId: 'U1', dueAt: MONDAY };
    await enqueue(tx, { ...reply, payload: { text: 'kept-words' } }, MONDAY);
    await tx.updateTable('deliveries').set({ state: 'cancelled' }).execute();
  });
  await deps.db.write((tx) =>
    tx
      .insertInto('runs')
      .values({
        team_id: 'T1',
        id: 'run',
        run_id: 'r',
        state: 'finished',
        config: '{"note":"kept-words"}',
        first_reported_at: MONDAY,
        reported_at: MONDAY,
      })
      .execute(),
  );
}

const kept = async (
  { deps }: Pick<Office, 'deps'>,
  table: 'inbox' | 'drafts' | 'requests' | 'deliveries' | 'runs',
) => JSON.stringify(await deps.db.read.selectFrom(table).selectAll().execute());
