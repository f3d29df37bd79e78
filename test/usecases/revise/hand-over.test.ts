import { describe, expect, test } from 'vitest';
import { postedQuestions } from '../../../src/figures/questions/posted-questions.ts';
import { handOverKind } from '../../../src/jobs/kinds/questions/hand-over.ts';
import { planQuestions } from '../../../src/jobs/looks/plan.ts';
import { toDelivery } from '../../../src/store/deliveries/delivery.ts';
import { listItems } from '../../../src/store/deliveries/find.ts';
import { findPrediction } from '../../../src/store/predictions/find.ts';
import { listLevels } from '../../../src/store/scores/levels.ts';
import { handOver } from '../../../src/usecases/revise/hand-over.ts';
import { withdraw } from '../../../src/usecases/revise/withdraw.ts';
import { dialects } from '../../support/databases.ts';
import { type Desk, openDesk, percent } from '../answer/desk.ts';

const MONDAY = '2026-03-02T08:00:00.000Z';
/** A Friday, 10:00 in Berlin and 05:00 in New York. */
const DUE = '2026-03-20T09:00:00.000Z';
const YES = { kind: 'yes' } as const;

describe.each(dialects)('handing over on %s', (dialect) => {
  test('moves who is asked; the new person is told at once, and asked when it is due', async () => {
    await using desk = await openDesk(dialect, '2026-03-02T15:00:00.000Z');
    const id = await desk.record({ value: percent(70) });

    expect(await hand(desk, id, 'U1', 'U2')).toBeNull();

    expect(await find(desk, id)).toMatchObject({ authorId: 'U1', askedId: 'U2', dueSeq: 1 });
    const [told] = await deliveries(desk);
    expect(told).toMatchObject({ kind: 'hand-over', user_id: 'U2', due_at: '2026-03-02T15:00:00.000Z' });
    expect(await say(desk)).toContain('<@U1> handed you a prediction of theirs. When it is due I ask you');
    desk.office.moveTo('2026-03-20T15:00:00.000Z');
    await planQuestions(desk.office.deps);
    expect((await deliveries(desk)).map(({ kind, user_id }) => [kind, user_id])).toEqual([
      ['hand-over', 'U2'],
      ['follow-up', 'U2'],
    ]);
  });

  test('of a question that was asked asks the new person, with reminders of their own', async () => {
    await using desk = await asked(dialect);

    desk.office.moveTo('2026-03-20T15:00:00.000Z');
    await hand(desk, 'id-1', 'U1', 'U2');

    expect(await find(desk, 'id-1')).toMatchObject({ dueSeq: 2, fellDueAt: '2026-03-20T15:00:00.000Z' });
    expect(await say(desk)).toContain('It is due, so I ask you what happened');
    expect(await reminderOf(desk)).toMatchObject({
      // Monday, 09:00 in New York.
      next_reminder_at: '2026-03-23T13:00:00.000Z',
      reminder_step: 0,
    });
    await planQuestions(desk.office.deps);
    expect(await deliveries(desk)).toHaveLength(2);
  });

  test('drops what was still to be asked of the other person', async () => {
    await using desk = await asked(dialect);

    await hand(desk, 'id-1', 'U1', 'U2');

    expect((await deliveries(desk)).map(({ kind, state }) => [kind, state])).toEqual([
      ['follow-up', 'cancelled'],
      ['hand-over', 'pending'],
    ]);
  });

  test('at night waits for the morning of the new person, unless they want to be woken', async () => {
    await using desk = await asked(dialect);

    await hand(desk, 'id-1', 'U1', 'U2');

    expect((await deliveries(desk)).at(-1)).toMatchObject({ due_at: '2026-03-20T12:00:00.000Z' });
  });

  test('moves no score: the forecaster is scored, whoever answers', async () => {
    await using desk = await asked(dialect);
    await hand(desk, 'id-1', 'U1', 'U2');

    expect(await desk.answer('id-1', YES, 'U2')).toBeNull();

    const read = desk.office.deps.db.read;
    expect(await listLevels(read, { teamId: 'T1', scope: 'person', scopeId: 'U1' }, 'binary')).toHaveLength(
      1,
    );
    expect(await listLevels(read, { teamId: 'T1', scope: 'person', scopeId: 'U2' }, 'binary')).toEqual([]);
  });

  test('leaves the author the right to answer, and takes it from whoever was asked in between', async () => {
    await using desk = await asked(dialect);
    desk.office.users.set('U4', { name: 'Cleo', zone: 'UTC' });
    await hand(desk, 'id-1', 'U1', 'U2');
    await hand(desk, 'id-1', 'U2', 'U4');

    expect(await desk.answer('id-1', YES, 'U2')).toBe('not-yours');
    expect(await desk.answer('id-1', YES, 'U1')).toBeNull();
  });

  test('can be handed back, and is asked anew of the author', async () => {
    await using desk = await asked(dialect);
    await hand(desk, 'id-1', 'U1', 'U2');

    expect(await hand(desk, 'id-1', 'U2', 'U1')).toBeNull();

    expect(await find(desk, 'id-1')).toMatchObject({ askedId: 'U1', dueSeq: 3 });
    expect(await say(desk)).toContain('<@U2> handed you a prediction of <@U1>.');
  });

  test('is refused to others, to who has it already, and of what is answered or withdrawn', async () => {
    await using desk = await openDesk(dialect, MONDAY);
    const id = await desk.record({ value: percent(70) });
    const other = await desk.record({ value: percent(70) });

    expect(await hand(desk, id, 'U2', 'U2')).toBe('not-yours');
    expect(await hand(desk, id, 'U1', 'U1')).toBe('already-theirs');
    await desk.answer(id, YES);
    expect(await hand(desk, id, 'U1', 'U2')).toBe('answered');
    await withdraw(desk.office.deps, { teamId: 'T1', userId: 'U1', predictionId: other });
    expect(await hand(desk, other, 'U1', 'U2')).toBe('gone');
    expect(await deliveries(desk)).toEqual([]);
  });

  test('shows the new person nothing any more once the author has withdrawn without trace', async () => {
    await using desk = await openDesk(dialect, MONDAY);
    const id = await desk.record({ value: percent(70) });
    await hand(desk, id, 'U1', 'U2');
    const { deps } = desk.office;

    await withdraw(deps, { teamId: 'T1', userId: 'U1', predictionId: id });

    const reader = { teamId: 'T1', userId: 'U2' };
    const posted = await postedQuestions(deps.db.read, reader, [id], deps.clock.now());
    expect(posted).toEqual({ questions: [], movedTo: [] });
  });

  test.each([
    ['a bot', { isBot: true }, 'nobody'],
    ['an account that is switched off', { isDeleted: true }, 'nobody'],
    ['somebody from another organisation', { teamId: 'T9' }, 'outsider'],
    ['a guest who cannot see it', { isGuest: true }, 'outsider'],
  ] as const)('is refused to %s', async (_who, facts, refusal) => {
    await using desk = await openDesk(dialect, MONDAY);
    const id = await desk.record({ value: percent(70) });
    desk.office.users.set('U4', { name: 'Cleo', ...facts });

    expect(await hand(desk, id, 'U1', 'U4')).toBe(refusal);
    expect(await find(desk, id)).toMatchObject({ askedId: 'U1' });
  });

  test('is allowed to a guest of the channel where it is shared', async () => {
    await using desk = await openDesk(dialect, MONDAY);
    const id = await desk.record({ value: percent(70) });
    desk.office.users.set('U4', { name: 'Cleo', isGuest: true });
    desk.office.channels.set('C1', { name: 'training', hasBot: true, members: ['U1', 'U4'] });
    await desk.share(id);

    expect(await hand(desk, id, 'U1', 'U4')).toBeNull();
  });

  test('delivered twice by Slack hands over once, also when it was handed back in between', async () => {
    await using desk = await openDesk(dialect, MONDAY);
    const id = await desk.record({ value: percent(70) });
    await hand(desk, id, 'U1', 'U2', 'view|1');
    await hand(desk, id, 'U2', 'U1', 'view|2');

    expect(await hand(desk, id, 'U1', 'U2', 'view|1')).toBeNull();

    expect(await find(desk, id)).toMatchObject({ askedId: 'U1' });
  });

  test('by two people at once reaches one person', async () => {
    await using desk = await openDesk(dialect, MONDAY);
    desk.office.users.set('U4', { name: 'Cleo' });
    const id = await desk.record({ value: percent(70) });

    const results = await Promise.all([hand(desk, id, 'U1', 'U2'), hand(desk, id, 'U1', 'U4')]);

    const told = (await deliveries(desk)).filter(({ state }) => state === 'pending');
    expect(told.map(({ user_id }) => user_id)).toContain((await find(desk, id))?.askedId);
    expect(results.filter((refusal) => refusal === null)).toHaveLength(told.length);
  });
});

/** A desk with one prediction of Ada's that she was asked about on Friday, 10:00 her time. */
async function asked(dialect: (typeof dialects)[number]): Promise<Desk> {
  const desk = await openDesk(dialect, MONDAY);
  await desk.record({ value: percent(70) });
  desk.office.moveTo(DUE);
  await planQuestions(desk.office.deps);
  return desk;
}

let views = 0;

function hand(
  desk: Desk,
  predictionId: string,
  userId: string,
  toId: string,
  originKey = `view|h${++views}`,
) {
  return handOver(desk.office.deps, { teamId: 'T1', userId, toId, predictionId, originKey });
}

const find = (desk: Desk, id: string) => findPrediction(desk.office.deps.db.read, { teamId: 'T1', id });

function deliveries(desk: Desk) {
  const { db } = desk.office.deps;
  return db.read.selectFrom('deliveries').selectAll().orderBy('enqueued_at').orderBy('kind').execute();
}

const reminderOf = (desk: Desk) =>
  desk.office.deps.db.read
    .selectFrom('predictions')
    .select(['reminder_step', 'next_reminder_at'])
    .executeTakeFirst();

/** What the newest pending message about a hand-over says; null once there is nothing to say. */
async function say(desk: Desk): Promise<string | undefined> {
  const { db, clock, commandName } = desk.office.deps;
  const rows = await deliveries(desk);
  const row = rows.filter(({ kind, state }) => kind === 'hand-over' && state === 'pending').at(-1);
  if (!row) return undefined;
  const context = { db: db.read, now: clock.now(), commandName };
  const message = await handOverKind.render(context, toDelivery(row), await listItems(db.read, row.id));
  return message?.text;
}
