import { describe, expect, test } from 'vitest';
import type { Captured } from '../../../src/domain/capture/captured.ts';
import { listForecasts } from '../../../src/store/forecasts/forecasts.ts';
import { listDrafts } from '../../../src/store/people/drafts.ts';
import { findPrediction } from '../../../src/store/predictions/find.ts';
import { captureLine } from '../../../src/usecases/capture/capture-line.ts';
import { confirmDraft } from '../../../src/usecases/capture/confirm-draft.ts';
import { dialects } from '../../support/databases.ts';
import { type Office, openOffice } from '../office.ts';

const MONDAY = '2026-03-02T08:00:00.000Z';

describe.each(dialects)('a typed line on %s', (dialect) => {
  test('a sure line is recorded with its author’s forecast, and asked when it says', async () => {
    await using office = await openOffice(dialect, MONDAY);

    const captured = await type(
      office,
      'val_loss < 0.35 by tomorrow 5pm 70% #lr because the warmup is longer',
    );

    const prediction = await predictionOf(office, captured);
    expect(prediction).toMatchObject({
      authorId: 'U1',
      kind: 'binary',
      comparator: '<',
      threshold: 0.35,
      tags: ['lr'],
      reason: 'the warmup is longer',
      due: { rule: 'time', at: '2026-03-03T16:00:00.000Z', isChosen: true },
      sharedChannelId: null,
    });
    expect(await listForecasts(office.deps.db.read, prediction)).toMatchObject([
      { userId: 'U1', givenAt: MONDAY, value: { kind: 'binary', percent: 70 }, isLate: false },
    ]);
  });

  test('the same request delivered twice records once', async () => {
    await using office = await openOffice(dialect, MONDAY);

    const once = await type(office, 'the loss falls below 2, 70%\nppl? 3', 'r1');
    const again = await type(office, 'the loss falls below 2, 70%\nppl? 3', 'r1');

    expect(again).toEqual(once);
    expect(await count(office, 'predictions')).toBe(1);
    expect(await count(office, 'drafts')).toBe(1);
  });

  test('delivered twice at the same moment, too', async () => {
    await using office = await openOffice(dialect, MONDAY);
    await type(office, 'it converges tonight, 50%', 'r0');

    const all = await Promise.all([1, 2, 3].map(() => type(office, 'the loss falls below 2, 70%', 'r1')));

    expect(new Set(all.map((captured) => captured.predictionIds[0])).size).toBe(1);
    expect(await count(office, 'forecasts')).toBe(2);
  });

  test('without a time: 09:00 of the author’s next working day, or when the run finishes', async () => {
    await using office = await openOffice(dialect, '2026-03-06T12:00:00.000Z');

    const plain = await predictionOf(office, await type(office, 'the loss falls below 2, 70%', 'r1'));
    const run = await predictionOf(office, await type(office, 'run-142 beats baseline by >1pt, 60%', 'r2'));

    expect(plain.due).toMatchObject({ rule: 'time', at: '2026-03-09T08:00:00.000Z', isChosen: false });
    expect(run.due).toMatchObject({ rule: 'run', at: '2026-03-07T12:00:00.000Z', isChosen: false });
    expect(run.run.label).toBe('run-142');
  });

  test('a typed run name means the newest run of that name; its expected end is when it is asked at the latest', async () => {
    await using office = await openOffice(dialect, MONDAY);
    await reportRun(office, { id: 'old', at: '2026-02-01T08:00:00.000Z' });
    await reportRun(office, { id: 'new', at: '2026-03-02T07:30:00.000Z', end: '2026-03-02T20:00:00.000Z' });

    const captured = await type(office, 'run-142 stays below 2.0 loss 60%');

    const prediction = await predictionOf(office, captured);
    expect(prediction).toMatchObject({ run: { rowId: 'new' }, due: { at: '2026-03-02T20:00:00.000Z' } });
    expect(await listForecasts(office.deps.db.read, prediction)).toMatchObject([
      { isLate: true, ageSeconds: 1800 },
    ]);
  });

  test('a run of that name from more than 14 days ago is another one: the name is only a label', async () => {
    await using office = await openOffice(dialect, MONDAY);
    await reportRun(office, { id: 'old', at: '2026-02-16T07:59:00.000Z' });

    const captured = await type(office, 'run-142 stays below 2.0 loss 60%');

    expect((await predictionOf(office, captured)).run).toEqual({ rowId: null, label: 'run-142', url: null });
  });

  test('a line without a percent is kept as typed, and recorded by one tap as of the tap', async () => {
    await using office = await openOffice(dialect, MONDAY);

    const captured = await type(office, 'the new tokenizer wont hurt bpb in 3h');
    expect(captured).toMatchObject({ predictionIds: [], draftIds: [expect.any(String)] });
    office.moveTo('2026-03-02T08:20:00.000Z');
    const tapped = await tap(office, captured, { percent: 80 });

    const prediction = await predictionOf(office, tapped);
    expect(prediction.due.at).toBe('2026-03-02T11:00:00.000Z');
    expect(prediction.recordedAt).toBe('2026-03-02T08:20:00.000Z');
    expect(await count(office, 'drafts')).toBe(0);
  });

  test('tapping twice records once; somebody else’s draft is out of reach', async () => {
    await using office = await openOffice(dialect, MONDAY);
    const captured = await type(office, 'the new tokenizer wont hurt bpb');

    const stolen = await confirmDraft(office.deps, { ...tapOn(captured), userId: 'U2', percent: 80 });
    const first = await tap(office, captured, { percent: 80 });
    const second = await tap(office, captured, { percent: 20 });

    expect(stolen).toBe('gone');
    expect(second.predictionIds).toEqual(first.predictionIds);
    expect(await count(office, 'forecasts')).toBe(1);
  });

  test('a time that is over when it is tapped is not recorded silently', async () => {
    await using office = await openOffice(dialect, MONDAY);
    const captured = await type(office, 'the new tokenizer wont hurt bpb in 1h');

    office.moveTo('2026-03-02T10:00:00.000Z');

    expect(await confirmDraft(office.deps, { ...tapOn(captured), percent: 80 })).toBe('time-passed');
    expect(await count(office, 'drafts')).toBe(1);
  });

  test('several lines are several predictions; what is unclear among them waits', async () => {
    await using office = await openOffice(dialect, MONDAY);

    const captured = await type(
      office,
      'the loss falls below 2, 70%\n\n60% val acc\nit overfits by epoch 3, 20%',
    );

    expect(captured.predictionIds).toHaveLength(2);
    expect(captured.draftIds).toHaveLength(1);
    expect((await drafts(office)).map((draft) => draft.text)).toEqual(['60% val acc']);
  });

  test('what cannot be stored in a database is mended, not lost', async () => {
    await using office = await openOffice(dialect, MONDAY);

    const captured = await type(office, 'broken \uD800 surrogate \u0000 text 70%');

    expect((await predictionOf(office, captured)).claim).toContain('surrogate');
    await type(office, 'no percent \uD800 here \u0000', 'r2');
    expect((await drafts(office)).map((draft) => draft.text)).toEqual(['no percent \uFFFD here']);
  });

  test('somebody in a zone that nobody knows is read in UTC', async () => {
    await using office = await openOffice(dialect, MONDAY);
    office.users.set('U1', { name: 'Ada', zone: 'Mars/Olympus' });

    const captured = await type(office, 'the loss falls below 2, 70%, tomorrow 9am');

    expect((await predictionOf(office, captured)).due.at).toBe('2026-03-03T09:00:00.000Z');
  });

  test('3,000 characters are kept as typed', async () => {
    await using office = await openOffice(dialect, MONDAY);
    const long = `${'why '.repeat(748)}70%`;

    const captured = await type(office, long);

    expect(captured.predictionIds).toEqual([]);
    expect((await drafts(office))[0]?.text).toBe(long);
  });

  test('where a digest is on, sharing is asked the first time; elsewhere it stays private without a word', async () => {
    await using office = await openOffice(dialect, MONDAY);
    await office.setDigest('C1');

    const there = await type(office, 'the loss falls below 2, 70%', 'r1', 'C1');
    const elsewhere = await type(office, 'the loss falls below 2, 70%', 'r2', 'C2');

    expect(there.offerChannelId).toBe('C1');
    expect(elsewhere.offerChannelId).toBeNull();
  });
});

function type(office: Office, text: string, originKey = 'r1', channelId = 'D1'): Promise<Captured> {
  const typedAt = office.deps.clock.now();
  return captureLine(office.deps, { teamId: 'T1', userId: 'U1', channelId, text, originKey, typedAt });
}

const tapOn = (captured: Captured) => ({
  teamId: 'T1',
  userId: 'U1',
  draftId: captured.draftIds[0] ?? '',
  percent: null,
  reading: null,
});

async function tap(office: Office, captured: Captured, given: { percent: number }): Promise<Captured> {
  const done = await confirmDraft(office.deps, { ...tapOn(captured), ...given });
  if (typeof done === 'string') throw new Error(done);
  return done;
}

async function predictionOf(office: Office, captured: Captured) {
  const id = captured.predictionIds[0] ?? '';
  const prediction = await findPrediction(office.deps.db.read, { teamId: 'T1', id });
  if (!prediction) throw new Error(`nothing was recorded: ${JSON.stringify(await drafts(office))}`);
  return prediction;
}

const drafts = (office: Office) => listDrafts(office.deps.db.read, 'T1', 'U1', office.deps.clock.now(), 20);

async function count(office: Office, table: 'predictions' | 'forecasts' | 'drafts'): Promise<number> {
  const rows = await office.deps.db.read.selectFrom(table).select('id').execute();
  return rows.length;
}

async function reportRun(office: Office, run: { id: string; at: string; end?: string }): Promise<void> {
  const { id, at, end = null } = run;
  const reported = { first_reported_at: at, reported_at: at, started_at: at, expected_end_at: end };
  const row = {
    team_id: 'T1',
    id,
    token_id: 'token',
    run_id: id,
    run_name: 'run-142',
    state: 'running' as const,
    ...reported,
  };
  await office.deps.db.write((tx) => tx.insertInto('runs').values(row).execute());
}
