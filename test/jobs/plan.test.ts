import type { KyselyPlugin } from 'kysely';
import { describe, expect, test } from 'vitest';
import { machineClock } from '../../src/clock.ts';
import type { Deps } from '../../src/deps.ts';
import { planQuestions } from '../../src/jobs/looks/plan.ts';
import { planDigests } from '../../src/jobs/looks/plan-digests.ts';
import { slackJobSettings } from '../../src/jobs/settings.ts';
import { startJobs } from '../../src/jobs/start.ts';
import { dialects } from '../support/databases.ts';
import { type Desk, openDesk, plainProposal } from '../usecases/answer/desk.ts';

const NOON = '2026-11-24T12:00:00.000Z';
const PEOPLE = 30;

describe.each(dialects)('planning what is due, on %s', (dialect) => {
  test('a question that cannot be enqueued holds up none of the others, and is asked once it can', async () => {
    await using desk = await openDesk(dialect, NOON);
    const [first = '', ...others] = await recordedByMany(desk);
    const { deps } = desk.office;

    const planned = planQuestions(failingAt(deps, first, new Error('a fault of ours')));

    await expect(planned).rejects.toThrow('a fault of ours');
    expect(await asked(deps)).toEqual(others.toSorted());
    await planQuestions(deps);
    expect(await asked(deps)).toEqual([...others.toSorted(), first]);
  });

  test('a question that cannot be enqueued holds up no reminder', async () => {
    await using desk = await openDesk(dialect, NOON);
    const { office } = desk;
    const old = await recorded(desk, NOON);
    await planQuestions(office.deps);
    const dayAfter = later(NOON, 24 * 3_600_000);
    office.moveTo(dayAfter);
    const broken = await recorded(desk, dayAfter, 'U2');

    const planned = planQuestions(failingAt(office.deps, broken, new Error('a fault of ours')));

    await expect(planned).rejects.toThrow('a fault of ours');
    expect(await asked(office.deps)).toEqual([old, old]);
  });

  test('where the database is away it is not tried for each of them', async () => {
    await using desk = await openDesk(dialect, NOON);
    await recordedByMany(desk);
    const away = Object.assign(new Error('no connection'), { code: 'ECONNREFUSED' });
    let tries = 0;
    const counted = () => {
      tries += 1;
    };

    const planned = planQuestions(failingAt(desk.office.deps, 'reminder_step', away, counted));

    await expect(planned).rejects.toThrow('no connection');
    expect(tries).toBeLessThan(PEOPLE);
  });

  test('a digest that cannot be enqueued holds up none of the others', async () => {
    await using desk = await openDesk(dialect, NOON);
    const { office } = desk;
    for (const id of ['C1', 'C2', 'C3']) {
      office.channels.set(id, { name: id, hasBot: true, members: ['U1'] });
      await office.setDigest(id);
    }

    const planned = planDigests(failingAt(office.deps, 'C2', new Error('a fault of ours')));

    await expect(planned).rejects.toThrow('a fault of ours');
    const digests = await office.deps.db.read
      .selectFrom('deliveries')
      .select('channel_id')
      .orderBy('id')
      .execute();
    expect(digests.map((row) => row.channel_id)).toEqual(['C1', 'C3']);
  });

  test('it is known when the next question falls due, if that is soon', async () => {
    await using desk = await openDesk(dialect, NOON);
    const { deps } = desk.office;
    expect(await planQuestions(deps)).toBeNull();
    await recorded(desk, later(NOON, 10 * 60_000));
    expect(await planQuestions(deps)).toBeNull();
    await recorded(desk, later(NOON, 50_000));
    await recorded(desk, later(NOON, 30_000));

    expect(await planQuestions(deps)).toBe(later(NOON, 30_000));
  });

  test('a question is enqueued when it falls due, not when somebody next happens to look', async () => {
    await using desk = await openDesk(dialect, new Date().toISOString());
    const dueAt = later(new Date().toISOString(), 1500);
    await recorded(desk, dueAt);
    const messenger = { ...desk.office.deps.messenger, skewMs: () => 0 };
    const deps: Deps = { ...desk.office.deps, clock: machineClock(), messenger };

    const jobs = await startJobs(deps, { ...slackJobSettings, tickMs: 59_000 }, 'secret', []);
    await using _stopped = { [Symbol.asyncDispose]: () => jobs.stop() };

    await expect.poll(() => asked(deps), { timeout: 10_000 }).toHaveLength(1);
    const [delivery] = await deps.db.read.selectFrom('deliveries').select('enqueued_at').execute();
    expect(Date.parse(delivery?.enqueued_at ?? '') - Date.parse(dueAt)).toBeLessThan(2000);
  });
});

/** One due now for each of many people, who get a message each. */
async function recordedByMany(desk: Desk): Promise<string[]> {
  const ids: string[] = [];
  for (let n = 0; n < PEOPLE; n += 1) ids.push(await recorded(desk, NOON, `U1${n}`));
  return ids;
}

const later = (instant: string, ms: number) => new Date(Date.parse(instant) + ms).toISOString();

const recorded = (desk: Desk, at: string, by = 'U1') =>
  desk.record({ by, value: { kind: 'binary', percent: 70 }, due: { ...plainProposal.due, at } });

/** Ids of predictions that were asked about, in the order in which they are sent. */
async function asked({ db }: Deps): Promise<string[]> {
  const rows = await db.read
    .selectFrom('delivery_items')
    .select('prediction_id')
    .orderBy('delivery_id')
    .orderBy('position')
    .execute();
  return rows.map((row) => row.prediction_id);
}

/** A database in which no update may mention this. */
function failingAt(deps: Deps, mentioned: string, error: Error, onTry = () => {}): Deps {
  const plugin: KyselyPlugin = {
    transformQuery({ node }) {
      if (node.kind !== 'UpdateQueryNode' || !JSON.stringify(node).includes(`"${mentioned}"`)) return node;
      onTry();
      throw error;
    },
    transformResult: async ({ result }) => result,
  };
  const { db } = deps;
  return {
    ...deps,
    db: { ...db, write: (work) => db.write((tx) => work(tx.withPlugin(plugin) as typeof tx)) },
  };
}
