import { describe, expect, test } from 'vitest';
import { viewerOf } from '../../../src/domain/people/member.ts';
import { plusMs } from '../../../src/domain/time/wall.ts';
import { patternsFigures } from '../../../src/figures/statistics/patterns.ts';
import { ownStatistics, statisticsOf } from '../../../src/figures/statistics/statistics.ts';
import { statisticsMessage } from '../../../src/slack/views/statistics/statistics.ts';
import { knowMember } from '../../../src/usecases/people/know-member.ts';
import { dialects } from '../../support/databases.ts';
import { type Desk, openDesk, percent } from '../../usecases/answer/desk.ts';

const MONDAY = '2026-03-02T08:00:00.000Z';
const HOUR = 3_600_000;

describe.each(dialects)('statistics on %s', (dialect) => {
  test('of somebody else hold only what the viewer may see, no late forecast and no verdict', async () => {
    await using desk = await openDesk(dialect, MONDAY);
    await agree(desk, 'U1');
    await answered(desk, { value: percent(70) });
    await answered(desk, { value: percent(80), isShared: true });

    const seen = await statisticsOf(desk.office.deps.db.read, await viewer(desk, 'U2'), 'U1');

    expect(seen).toMatchObject({
      whose: 'they',
      name: 'Ada',
      record: { levels: [{ percent: 80, n: 1, yes: 1 }], claim: 'unjudged' },
    });
    expect(
      (await ownStatistics(desk.office.deps.db.read, await viewer(desk, 'U1'), null)).record.levels,
    ).toEqual([
      { percent: 70, n: 1, yes: 1 },
      { percent: 80, n: 1, yes: 1 },
    ]);
  });

  test('of somebody who did not agree, or whom nobody knows, are private alike', async () => {
    await using desk = await openDesk(dialect, MONDAY);
    await answered(desk, { value: percent(80), isShared: true });
    const { read } = desk.office.deps.db;

    expect(await statisticsOf(read, await viewer(desk, 'U2'), 'U1')).toBe('private');
    expect(await statisticsOf(read, await viewer(desk, 'U2'), 'U99')).toBe('private');
  });

  test('about a tag hold its answers alone', async () => {
    await using desk = await openDesk(dialect, MONDAY);
    await answered(desk, { value: percent(70), tags: ['lr'] });
    await answered(desk, { value: percent(30), tags: ['aug'] });

    const { record } = await ownStatistics(desk.office.deps.db.read, await viewer(desk, 'U1'), 'lr');

    expect(record.levels).toEqual([{ percent: 70, n: 1, yes: 1 }]);
  });

  test('standings name those who agreed, to those who agreed, and show ties as ties', async () => {
    await using desk = await openDesk(dialect, MONDAY);
    for (let n = 0; n < 10; n += 1)
      await answered(desk, { value: percent(60), isShared: true, also: percent(n % 2 ? 55 : 65) });
    const { read } = desk.office.deps.db;
    const standings = async () =>
      (await ownStatistics(read, await viewer(desk, 'U1'), null)).against?.standings ?? [];

    expect(await standings()).toEqual([]);
    await agree(desk, 'U2');
    expect(await standings()).toEqual([]);
    await agree(desk, 'U1');

    expect(await standings()).toMatchObject([{ isLevelWithLeader: true }, { isLevelWithLeader: true }]);
    const figures = await ownStatistics(read, await viewer(desk, 'U1'), null);
    const none = { calibration: null, intervals: null, learning: null };
    expect(JSON.stringify(statisticsMessage(figures, none, '/predict'))).toMatch(
      /Of 2 people on the 10 questions you share, level at the top: (you, Ben|Ben, you); their order is luck\./,
    );
  });
});

describe.each(dialects)('patterns on %s', (dialect) => {
  test('a tag is claimed by the rule alone, through Undo, and not while too much waits', async () => {
    await using desk = await openDesk(dialect, MONDAY);
    const ids: string[] = [];
    for (let n = 0; n < 16; n += 1)
      ids.push(await answered(desk, { value: percent(95), tags: ['lr'], isYes: n % 2 === 0 }));
    const shown = async () =>
      (await patternsFigures(desk.office.deps.db.read, await viewer(desk, 'U1'), null)).tags[0];

    expect(await shown()).toMatchObject({ tag: 'lr', n: 16, hits: 8, stated: 0.95, isClaimed: true });
    for (const id of ids.slice(9)) await desk.undo(id);

    expect(await shown()).toMatchObject({ n: 9, isClaimed: false });
    await desk.office.deps.db.write((tx) =>
      tx.updateTable('predictions').set({ fell_due_at: MONDAY }).where('answered_at', 'is', null).execute(),
    );
    for (const id of ids.slice(9, 14)) await desk.answer(id, { kind: 'no' });
    expect(await shown()).toMatchObject({ n: 14, isClaimed: true });
    for (let n = 0; n < 4; n += 1) await waiting(desk);
    expect(await shown()).toMatchObject({ n: 14, isClaimed: false });
  });

  test('lessons are shown to those who may see their predictions', async () => {
    await using desk = await openDesk(dialect, MONDAY);
    const hidden = await answered(desk, { value: percent(70), tags: ['lr'] });
    const shared = await answered(desk, { value: percent(70), tags: ['lr'], isShared: true });
    for (const id of [hidden, shared])
      await desk.office.deps.db.write((tx) =>
        tx
          .updateTable('predictions')
          .set({ lesson: `from ${id}` })
          .where('id', '=', id)
          .execute(),
      );

    const { lessons } = await patternsFigures(desk.office.deps.db.read, await viewer(desk, 'U2'), 'lr');

    expect(lessons.map((prediction) => prediction.id)).toEqual([shared]);
  });
});

async function answered(
  desk: Desk,
  given: {
    readonly value: ReturnType<typeof percent>;
    readonly tags?: readonly string[];
    readonly isShared?: boolean;
    readonly also?: ReturnType<typeof percent>;
    readonly isYes?: boolean;
  },
): Promise<string> {
  const { value, tags = [], isShared = false, also, isYes = true } = given;
  const id = await desk.record({ value, tags });
  if (isShared) await desk.share(id);
  if (also) await desk.forecast(id, 'U2', also);
  desk.office.moveTo(plusMs(desk.office.deps.clock.now(), 60_000));
  await desk.answer(id, { kind: isYes ? 'yes' : 'no' });
  return id;
}

/** One that was asked and is not answered. */
async function waiting(desk: Desk): Promise<void> {
  const id = await desk.record({ value: percent(70) });
  await desk.office.deps.db.write((tx) =>
    tx
      .updateTable('predictions')
      .set({ fell_due_at: plusMs(MONDAY, HOUR) })
      .where('id', '=', id)
      .execute(),
  );
}

const agree = ({ office }: Desk, userId: string) =>
  office.deps.db.write((tx) =>
    tx.updateTable('members').set({ statistics_visible: 1 }).where('user_id', '=', userId).execute(),
  );

async function viewer({ office }: Desk, userId: string) {
  return viewerOf(await knowMember(office.deps, 'T1', userId), office.deps.clock.machineNow());
}
