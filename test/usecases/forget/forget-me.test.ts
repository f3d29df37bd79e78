import { readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Db } from '../../../db/connect.ts';
import { card } from '../../../src/figures/card.ts';
import { enqueue } from '../../../src/store/deliveries/enqueue.ts';
import { keepEvent } from '../../../src/store/once/inbox.ts';
import { findPrediction } from '../../../src/store/predictions/find.ts';
import { readStatistics } from '../../../src/store/scores/rebuild.ts';
import { captureLine } from '../../../src/usecases/capture/capture-line.ts';
import { forgetMe } from '../../../src/usecases/forget/forget-me.ts';
import { knowMember } from '../../../src/usecases/people/know-member.ts';
import { makeToken } from '../../../src/usecases/runs/tokens.ts';
import { rebuild } from '../../../src/usecases/statistics/rebuild.ts';
import { dialects } from '../../support/databases.ts';
import { type Desk, openDesk, percent } from '../answer/desk.ts';

const MONDAY = '2026-03-02T08:00:00.000Z';
/** Stands in everything that Ada writes, so that nothing of it may be found afterwards. */
const CANARY = 'kanarienvogel';
const ADA = { teamId: 'T1', userId: 'U1' };

describe.each(dialects)('a person who wants to be forgotten, on %s', (dialect) => {
  test('is gone from every table, with everything they typed', async () => {
    await using desk = await openDesk(dialect, MONDAY);
    await live(desk);

    await forgetMe(desk.office.deps, ADA);

    const left = await everything(desk.office.deps.db);
    expect(left.filter((row) => row.includes(CANARY) || row.includes('U1"') || row.includes('Ada'))).toEqual(
      [],
    );
  });

  test('leaves what others have forecast on, under "someone", with claim and numbers', async () => {
    await using desk = await openDesk(dialect, MONDAY);
    const id = await desk.record({ value: percent(80), claim: 'it converges', reason: CANARY });
    await desk.share(id);
    await desk.forecast(id, 'U2', percent(30));
    await desk.answer(id, { kind: 'yes' });

    await forgetMe(desk.office.deps, ADA);

    const kept = await card(desk.office.deps.db.read, { teamId: 'T1', id, channelId: 'C1' }, MONDAY);
    expect(kept).toMatchObject({
      authorName: 'someone',
      prediction: { claim: 'it converges', reason: null },
    });
    expect(kept?.forecasts.map(({ name, value }) => [name, value])).toEqual([
      ['someone', percent(80)],
      ['Ben', percent(30)],
    ]);
  });

  test('leaves the figures of everybody else as a rebuild makes them', async () => {
    await using desk = await openDesk(dialect, MONDAY);
    await live(desk);

    await forgetMe(desk.office.deps, ADA);

    const statistics = await readStatistics(desk.office.deps.db.read, 'T1');
    expect(statistics.scores.length).toBeGreaterThan(0);
    expect(await rebuild(desk.office.deps, 'T1', desk.office.deps.clock.now())).toEqual([]);
  });

  test('has the cards of what was theirs alone edited, and what only they could answer made void', async () => {
    await using desk = await openDesk(dialect, MONDAY);
    const [alone, open] = [
      await desk.record({ value: percent(80) }),
      await desk.record({ value: percent(60) }),
    ];
    for (const id of [alone, open]) await desk.share(id);
    await desk.forecast(open, 'U2', percent(30));
    const { deps } = desk.office;
    await deps.db.write((tx) => tx.updateTable('cards').set({ ts: '1.2', shown: 1 }).execute());

    await forgetMe(deps, ADA);

    const cards = await deps.db.read
      .selectFrom('cards')
      .selectAll()
      .whereRef('wanted', '>', 'shown')
      .execute();
    expect(cards.map((row) => row.prediction_id).sort()).toEqual([alone, open].sort());
    expect(await card(deps.db.read, { teamId: 'T1', id: alone, channelId: 'C1' }, MONDAY)).toBeUndefined();
    const voided = await findPrediction(deps.db.read, { teamId: 'T1', id: open });
    expect(voided?.answer?.outcome).toEqual({ kind: 'void', reason: 'withdrawn' });
  });

  test('gives back what was handed to them: whoever recorded it is asked', async () => {
    await using desk = await openDesk(dialect, MONDAY);
    const { deps } = desk.office;
    const id = await desk.record({ value: percent(80), by: 'U2' });
    await deps.db.write((tx) =>
      tx.updateTable('predictions').set({ asked_id: 'U1', fell_due_at: MONDAY }).execute(),
    );

    await forgetMe(deps, ADA);

    expect(await findPrediction(deps.db.read, { teamId: 'T1', id })).toMatchObject({
      askedId: 'U2',
      dueSeq: 2,
      fellDueAt: null,
    });
  });

  test('may begin anew, and be forgotten once more', async () => {
    await using desk = await openDesk(dialect, MONDAY);
    await live(desk);
    await forgetMe(desk.office.deps, ADA);

    await live(desk);
    await forgetMe(desk.office.deps, ADA);

    expect(await rebuild(desk.office.deps, 'T1', desk.office.deps.clock.now())).toEqual([]);
    expect((await everything(desk.office.deps.db)).filter((row) => row.includes(CANARY))).toEqual([]);
  });
});

test('nothing of a forgotten person is left in the bytes of the SQLite file or its log', async () => {
  await using desk = await openDesk('sqlite', MONDAY);
  await live(desk);
  const { url } = desk.office.deps.db as Db & { readonly url: string };
  expect(bytesOf(url)).toContain(CANARY);

  await forgetMe(desk.office.deps, ADA);

  expect(bytesOf(url)).not.toContain(CANARY);
});

/** Ada does everything that leaves something behind. */
async function live(desk: Desk): Promise<void> {
  const { deps } = desk.office;
  await knowMember(deps, 'T1', 'U1');
  const words = (n: number) => ({ claim: `${CANARY} ${n}`, reason: `${CANARY} reason`, tags: [CANARY] });
  const own = await desk.record({ value: percent(70), ...words(1) });
  await desk.answer(own, { kind: 'no' });
  await desk.record({ value: percent(20), ...words(2), run: { rowId: null, label: CANARY, url: null } });
  const shared = await desk.record({ value: percent(90), claim: 'it converges', reason: CANARY });
  await desk.share(shared);
  await desk.forecast(shared, 'U2', percent(40));
  await desk.answer(shared, { kind: 'yes' });
  await deps.db.write((tx) =>
    tx.updateTable('predictions').set({ lesson: CANARY }).where('id', '=', shared).execute(),
  );
  const bens = await desk.record({ value: percent(55), by: 'U2', claim: 'it is faster' });
  await deps.db.write((tx) =>
    tx
      .updateTable('predictions')
      .set({ shared_channel_id: 'C1', shared_at: MONDAY })
      .where('id', '=', bens)
      .execute(),
  );
  await desk.forecast(bens, 'U1', percent(35));
  await desk.answer(bens, { kind: 'yes' }, 'U2');
  const channelId = 'D-U1';
  await captureLine(deps, {
    ...ADA,
    channelId,
    text: `${CANARY} maybe`,
    originKey: `l${own}`,
    typedAt: MONDAY,
  });
  await makeToken(deps, { ...ADA, channelId: null, label: CANARY, originKey: 'T' });
  const body = JSON.stringify({ channel: channelId, user: 'U1', text: CANARY, ts: '1' });
  await keepEvent(deps.db, { teamId: 'T1', eventId: `Ev-${own}`, body, worldAt: MONDAY }, MONDAY);
  await deps.db.write(async (tx) => {
    const message = { teamId: 'T1', channelId: null, dueAt: MONDAY, payload: { text: CANARY } };
    await enqueue(tx, { ...message, kind: 'reply', key: `reply|T1|${own}`, userId: 'U1' }, MONDAY);
    await enqueue(
      tx,
      { ...message, kind: 'digest', key: `digest|${own}`, userId: null, channelId: 'C1' },
      MONDAY,
    );
    await tx
      .updateTable('deliveries')
      .set({ state: 'sent', sent_ts: '1', sent_channel_id: 'C1', body: CANARY })
      .where('kind', '=', 'digest')
      .execute();
  });
}

/** Every row of every table, as text. */
async function everything(db: Db): Promise<string[]> {
  const names = await db.read.introspection.getTables();
  const rows = await Promise.all(
    names.map(async ({ name }) => {
      const found = await sql`select * from ${sql.table(name)}`.execute(db.read);
      return found.rows.map((row) => `${name} ${JSON.stringify(row)}`);
    }),
  );
  return rows.flat();
}

const bytesOf = (path: string): string =>
  [path, `${path}-wal`].map((file) => readFileSync(file, 'latin1')).join('');
