import { describe, expect, test } from 'vitest';
import { planDigests } from '../../../src/jobs/looks/plan-digests.ts';
import { findDigest } from '../../../src/store/digests/settings.ts';
import { setChannelDigest } from '../../../src/usecases/digest/set-digest.ts';
import { dialects } from '../../support/databases.ts';
import { type Office, openOffice } from '../office.ts';

/** A Monday, 08:00 in Berlin. */
const MONDAY_8 = '2026-03-02T07:00:00.000Z';
const MONDAY_9 = '2026-03-02T08:00:00.000Z';
const NEXT_MONDAY_9 = '2026-03-09T08:00:00.000Z';

describe.each(dialects)('a channel’s digest on %s', (dialect) => {
  test('comes on Monday at nine in the zone of whoever set it, and once a week', async () => {
    await using office = await openOffice(dialect, MONDAY_8);
    await set(office, {});

    office.moveTo(MONDAY_9);
    await planDigests(office.deps);
    await planDigests(office.deps);

    expect(await keys(office)).toEqual(['digest|T1|C1|2026-W10']);
    expect(await findDigest(office.deps.db.read, 'T1', 'C1')).toMatchObject({
      zone: 'Europe/Berlin',
      nextDueAt: NEXT_MONDAY_9,
      lastWeek: '2026-W10',
      cutoffAt: MONDAY_9,
    });
  });

  test('moved after this week’s was posted, it comes next week', async () => {
    await using office = await openOffice(dialect, MONDAY_8);
    await set(office, {});
    office.moveTo(MONDAY_9);
    await planDigests(office.deps);

    await set(office, { weekday: 5, hour: 16 });

    expect(await findDigest(office.deps.db.read, 'T1', 'C1')).toMatchObject({
      nextDueAt: '2026-03-13T15:00:00.000Z',
    });
  });

  test('moved before it, it comes this week', async () => {
    await using office = await openOffice(dialect, MONDAY_8);
    await set(office, {});

    await set(office, { weekday: 5 });

    expect(await findDigest(office.deps.db.read, 'T1', 'C1')).toMatchObject({
      weekday: 5,
      hour: 9,
      nextDueAt: '2026-03-06T08:00:00.000Z',
    });
  });

  test('after three missed weeks one is caught up, telling all three', async () => {
    await using office = await openOffice(dialect, MONDAY_8);
    await set(office, {});

    office.moveTo('2026-03-25T12:00:00.000Z');
    await planDigests(office.deps);

    expect(await keys(office)).toEqual(['digest|T1|C1|2026-W13']);
    expect(await payloads(office)).toMatchObject([{ since: '2026-02-23T07:00:00.000Z' }]);
  });

  test('planned by two instances at the same moment it is enqueued once', async () => {
    await using office = await openOffice(dialect, MONDAY_8);
    await set(office, {});
    office.moveTo(MONDAY_9);

    let enqueued = 0;
    const plan = () =>
      planDigests(office.deps, () => {
        enqueued += 1;
      });
    await Promise.all([plan(), plan()]);

    expect(enqueued).toBe(1);
    expect(await keys(office)).toEqual(['digest|T1|C1|2026-W10']);
  });

  test('switched off nothing comes; on again it tells the last week, not the months between', async () => {
    await using office = await openOffice(dialect, MONDAY_8);
    await set(office, {});
    await set(office, { isOn: false });
    office.moveTo('2026-06-03T12:00:00.000Z');
    await planDigests(office.deps);
    expect(await keys(office)).toEqual([]);

    await set(office, {});

    expect(await findDigest(office.deps.db.read, 'T1', 'C1')).toMatchObject({
      cutoffAt: '2026-05-27T12:00:00.000Z',
      nextDueAt: '2026-06-08T07:00:00.000Z',
    });
  });

  test('in a channel that Hunch had to leave it is switched off, and whoever set it is told once', async () => {
    await using office = await openOffice(dialect, MONDAY_8);
    await set(office, {});
    office.channels.set('C1', { name: 'training', hasBot: false, members: ['U1', 'U2'] });

    office.moveTo(MONDAY_9);
    await planDigests(office.deps);
    await planDigests(office.deps);

    expect(await findDigest(office.deps.db.read, 'T1', 'C1')).toMatchObject({ isOn: false });
    const notices = await office.deps.db.read.selectFrom('deliveries').selectAll().execute();
    expect(notices).toMatchObject([{ kind: 'notice', user_id: 'U1' }]);
    expect(notices[0]?.payload).toContain('The weekly digest of #training is off now.');
  });
});

test.each([
  ['an outsider', 'U3', 'guest'],
  ['somebody who is not in it', 'U5', 'not-a-member'],
])('%s may not set it', async (_who, userId, refusal) => {
  await using office = await openOffice('sqlite', MONDAY_8);
  office.users.set('U5', { name: 'Dan', zone: 'UTC' });
  office.channels.set('C1', { name: 'training', hasBot: true, members: ['U1', 'U2', 'U3'] });

  expect(await set(office, { userId })).toBe(refusal);
  expect(await findDigest(office.deps.db.read, 'T1', 'C1')).toBeUndefined();
});

const set = ({ deps }: Office, wish: { userId?: string; isOn?: boolean; weekday?: number; hour?: number }) =>
  setChannelDigest(deps, {
    teamId: 'T1',
    userId: wish.userId ?? 'U1',
    channelId: 'C1',
    isOn: wish.isOn ?? true,
    weekday: wish.weekday ?? null,
    hour: wish.hour ?? null,
  });

const deliveries = ({ deps }: Office) =>
  deps.db.read.selectFrom('deliveries').selectAll().where('kind', '=', 'digest').execute();
const keys = async (office: Office) => (await deliveries(office)).map((row) => row.key);
const payloads = async (office: Office) => (await deliveries(office)).map((row) => JSON.parse(row.payload));
