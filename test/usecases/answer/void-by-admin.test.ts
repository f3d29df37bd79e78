import { describe, expect, test } from 'vitest';
import { settledKind } from '../../../src/jobs/kinds/questions/settled.ts';
import { toDelivery } from '../../../src/store/deliveries/delivery.ts';
import { findPrediction } from '../../../src/store/predictions/find.ts';
import { undoVoid, voidByAdmin } from '../../../src/usecases/answer/void-by-admin.ts';
import { handOver } from '../../../src/usecases/revise/hand-over.ts';
import { dialects } from '../../support/databases.ts';
import { type Desk, openDesk, percent } from './desk.ts';

/** A Monday, 13:00 in Berlin. */
const MONDAY = '2026-03-02T12:00:00.000Z';

describe.each(dialects)('an admin on %s', (dialect) => {
  test('may make a shared prediction void; nobody is scored, and its author is told by whom', async () => {
    await using desk = await shared(dialect);
    desk.office.users.set('U2', { name: 'Ben', isAdmin: true });

    expect(await act(desk, voidByAdmin, 'U2')).toBeNull();

    expect(await find(desk)).toMatchObject({
      answer: { by: 'U2', outcome: { kind: 'void', reason: 'admin' } },
    });
    expect(await desk.office.deps.db.read.selectFrom('scores').selectAll().execute()).toEqual([]);
    expect(await told(desk)).toEqual([
      ['U1', '<@U2>, an admin of this workspace, made your prediction void.'],
    ]);
  });

  test('is whom Slack calls one at that moment, whatever it said before', async () => {
    await using desk = await shared(dialect);
    desk.office.users.set('U2', { name: 'Ben', isAdmin: true });
    await desk.office.deps.messenger.user('T1', 'U2');
    desk.office.users.set('U2', { name: 'Ben', isAdmin: false });

    expect(await act(desk, voidByAdmin, 'U2')).toBe('not-an-admin');
    expect(await find(desk)).toMatchObject({ answer: null });
  });

  test.each([
    ['of another organisation', { isAdmin: true, teamId: 'T9' }, 'not-an-admin'],
    ['who is switched off', { isAdmin: true, isDeleted: true }, 'not-an-admin'],
  ] as const)('%s is none here', async (_who, facts, refusal) => {
    await using desk = await shared(dialect);
    desk.office.users.set('U4', { name: 'Cleo', ...facts });

    expect(await act(desk, voidByAdmin, 'U4')).toBe(refusal);
  });

  test('whom Slack cannot vouch for just now changes nothing', async () => {
    await using desk = await shared(dialect);
    desk.office.users.delete('U2');

    expect(await act(desk, voidByAdmin, 'U2')).toBe('unknown-admin');
  });

  test('cannot touch what is private, or shared where they are not', async () => {
    await using desk = await openDesk(dialect, MONDAY);
    await desk.record({ value: percent(70) });
    desk.office.users.set('U2', { name: 'Ben', isAdmin: true });
    expect(await act(desk, voidByAdmin, 'U2')).toBe('gone');
    desk.office.channels.set('C1', { name: 'secret', isPrivate: true, hasBot: true, members: ['U1'] });
    await desk.share('id-1');

    expect(await act(desk, voidByAdmin, 'U2')).toBe('gone');
  });

  test('takes it back within a day; nobody else does, not even the author', async () => {
    await using desk = await shared(dialect);
    desk.office.users.set('U2', { name: 'Ben', isAdmin: true });
    await act(desk, voidByAdmin, 'U2');

    expect(await desk.undo('id-1', 'U1')).toBe('by-admin');
    expect(await act(desk, undoVoid, 'U1')).toBe('not-an-admin');
    expect(await act(desk, undoVoid, 'U2')).toBeNull();
    expect(await find(desk)).toMatchObject({ answer: null });
    expect(await act(desk, undoVoid, 'U2')).toBe('not-answered');
    expect(await told(desk)).toEqual([]);
  });

  test('does not overwrite an outcome, nor take back what others answered', async () => {
    await using desk = await shared(dialect);
    desk.office.users.set('U2', { name: 'Ben', isAdmin: true });
    await desk.answer('id-1', { kind: 'yes' });

    expect(await act(desk, voidByAdmin, 'U2')).toBe('already-answered');
    expect(await act(desk, undoVoid, 'U2')).toBe('not-answered');
  });
});

describe.each(dialects)('an answer by the person it was handed to, on %s', (dialect) => {
  test('is told to its author, once for each answer, and by day', async () => {
    await using desk = await openDesk(dialect, MONDAY);
    const id = await desk.record({ value: percent(70) });
    await handOver(desk.office.deps, {
      teamId: 'T1',
      userId: 'U1',
      toId: 'U2',
      predictionId: id,
      originKey: 'v1',
    });
    desk.office.moveTo('2026-03-02T23:00:00.000Z');

    await desk.answer(id, { kind: 'yes' }, 'U2');
    await desk.undo(id, 'U2');
    await desk.answer(id, { kind: 'no' }, 'U2');

    const rows = await settledRows(desk);
    expect(rows.map(({ due_at, user_id }) => [due_at, user_id])).toEqual([
      ['2026-03-03T07:00:00.000Z', 'U1'],
      ['2026-03-03T07:00:00.000Z', 'U1'],
    ]);
    expect(await told(desk)).toEqual([['U1', '<@U2> answered your prediction.']]);
  });
});

async function shared(dialect: (typeof dialects)[number]): Promise<Desk> {
  const desk = await openDesk(dialect, MONDAY);
  await desk.record({ value: percent(70) });
  await desk.share('id-1');
  return desk;
}

const act = <T>(
  desk: Desk,
  what: (deps: Desk['office']['deps'], request: Request) => Promise<T>,
  userId: string,
) => what(desk.office.deps, { teamId: 'T1', userId, predictionId: 'id-1' });
type Request = Parameters<typeof voidByAdmin>[1];

const find = (desk: Desk) => findPrediction(desk.office.deps.db.read, { teamId: 'T1', id: 'id-1' });

const settledRows = (desk: Desk) =>
  desk.office.deps.db.read
    .selectFrom('deliveries')
    .selectAll()
    .where('kind', '=', 'settled')
    .orderBy('key')
    .execute();

/** Whom the sender would tell what, in its first line, leaving out what is over. */
async function told(desk: Desk): Promise<(string | null | undefined)[][]> {
  const { db, clock, commandName } = desk.office.deps;
  const context = { db: db.read, now: clock.now(), commandName };
  const lines = await Promise.all(
    (await settledRows(desk)).map(async (row) => {
      const message = await settledKind.render(context, toDelivery(row), []);
      const [first] = message?.blocks ?? [];
      return [row.user_id, first?.type === 'section' ? first.text?.text : undefined];
    }),
  );
  return lines.filter(([, text]) => text !== undefined);
}
