import { describe, expect, test } from 'vitest';
import { EMPTY_FORM, type RecordForm } from '../../../src/domain/capture/form.ts';
import { listForecasts } from '../../../src/store/forecasts/forecasts.ts';
import { findPrediction } from '../../../src/store/predictions/find.ts';
import { recordForm } from '../../../src/usecases/capture/record-form.ts';
import { share } from '../../../src/usecases/capture/share.ts';
import { addForecast } from '../../../src/usecases/card/add-forecast.ts';
import { changeDue } from '../../../src/usecases/revise/change-due.ts';
import { editPrediction } from '../../../src/usecases/revise/edit-prediction.ts';
import { withdraw } from '../../../src/usecases/revise/withdraw.ts';
import { dialects } from '../../support/databases.ts';
import { type Office, openOffice } from '../office.ts';

const MONDAY = '2026-03-02T08:00:00.000Z';
const form: RecordForm = {
  ...EMPTY_FORM,
  claim: 'val_loss < 0.35',
  percent: '70',
  whenTyped: 'friday 12:00',
};

describe.each(dialects)('the form on %s', (dialect) => {
  test('submitted twice, even at the same moment, it records once', async () => {
    await using office = await openOffice(dialect, MONDAY);
    await record(office, 'view|0');

    const ids = await Promise.all([1, 2, 3].map(() => record(office)));

    expect(new Set(ids).size).toBe(1);
    expect(await office.deps.db.read.selectFrom('predictions').select('id').execute()).toHaveLength(2);
  });
});

describe.each(dialects)('second thoughts on %s', (dialect) => {
  test('within ten minutes the claim and the percent can be changed; both forecasts are kept', async () => {
    await using office = await openOffice(dialect, MONDAY);
    const predictionId = await record(office);

    office.moveTo('2026-03-02T08:10:00.000Z');
    const refused = await edit(office, predictionId, { ...form, claim: 'val_loss < 0.30', percent: '40' });

    expect(refused).toBeNull();
    const prediction = await find(office, predictionId);
    expect(prediction).toMatchObject({
      claim: 'val_loss < 0.30',
      threshold: 0.3,
      editedAt: expect.any(String),
    });
    expect(await percents(office, predictionId)).toEqual([70, 40]);
  });

  test('submitting the same edit twice says it once', async () => {
    await using office = await openOffice(dialect, MONDAY);
    const predictionId = await record(office);

    await edit(office, predictionId, { ...form, percent: '40' });
    await edit(office, predictionId, { ...form, percent: '40' });

    expect(await percents(office, predictionId)).toEqual([70, 40]);
  });

  test('after ten minutes it says what to do instead, and nothing changes', async () => {
    await using office = await openOffice(dialect, MONDAY);
    const predictionId = await record(office);

    office.moveTo('2026-03-02T08:10:00.001Z');

    expect(await edit(office, predictionId, { ...form, claim: 'other' })).toBe('too-late');
    expect(await find(office, predictionId)).toMatchObject({ claim: 'val_loss < 0.35', tags: [] });
  });

  test('once somebody else has forecast the claim stays', async () => {
    await using office = await openOffice(dialect, MONDAY);
    const predictionId = await record(office);
    await share(office.deps, { ...as('U1', predictionId), channelId: 'C1', hidesForecasts: true });
    await say(office, 'U2', predictionId, 30);

    expect(await edit(office, predictionId, { ...form, claim: 'other' })).toBe('too-late');
  });

  test('another kind is another question: what was said before is dropped', async () => {
    await using office = await openOffice(dialect, MONDAY);
    const predictionId = await record(office);

    await edit(office, predictionId, { ...form, kind: 'choice', options: 'ok 60\nNaN 40' });

    const prediction = await find(office, predictionId);
    expect(prediction).toMatchObject({ kind: 'choice', options: ['ok', 'NaN'] });
    expect(await listForecasts(office.deps.db.read, prediction)).toMatchObject([
      { value: { kind: 'choice', percents: [60, 40] } },
    ]);
  });

  test('what is wrong in the form is said, and the recorded one stays', async () => {
    await using office = await openOffice(dialect, MONDAY);
    const predictionId = await record(office);

    const refused = await edit(office, predictionId, { ...form, percent: '140' });

    expect(refused).toMatchObject({ problems: { percent: expect.any(String) } });
    expect(await percents(office, predictionId)).toEqual([70]);
  });

  test('a changed time is a new due time; the old one in the form keeps it', async () => {
    await using office = await openOffice(dialect, MONDAY);
    const predictionId = await record(office);

    await edit(office, predictionId, { ...form, whenTyped: '2026-03-06 12:00', percent: '60' });
    expect(await find(office, predictionId)).toMatchObject({ dueSeq: 1 });
    await changeDue(office.deps, {
      ...as('U1', predictionId),
      originKey: 'view|3',
      whenPreset: 'Monday 09:00',
      whenTyped: '',
    });

    expect(await find(office, predictionId)).toMatchObject({
      dueSeq: 2,
      due: { at: '2026-03-09T08:00:00.000Z', isChosen: true },
    });
  });

  test('moved twice by the same submission it is one new due time', async () => {
    await using office = await openOffice(dialect, MONDAY);
    const predictionId = await record(office);
    const later = { originKey: 'view|3', whenPreset: '', whenTyped: 'in 3 days' };

    await changeDue(office.deps, { ...as('U1', predictionId), ...later });
    expect(await changeDue(office.deps, { ...as('U1', predictionId), ...later })).toBeNull();

    expect(await find(office, predictionId)).toMatchObject({ dueSeq: 2 });
  });

  test('the time can be moved until it is due, by the author alone', async () => {
    await using office = await openOffice(dialect, MONDAY);
    const predictionId = await record(office);
    const later = { originKey: 'view|3', whenPreset: '', whenTyped: 'in 3 days' };

    expect(await changeDue(office.deps, { ...as('U2', predictionId), ...later, originKey: 'view|2' })).toBe(
      'gone',
    );
    office.moveTo('2026-03-06T11:00:00.000Z');
    expect(await changeDue(office.deps, { ...as('U1', predictionId), ...later })).toBe('gone');
  });
});

describe.each(dialects)('withdrawing on %s', (dialect) => {
  test('within ten minutes nothing is left, and its card leaves the channel', async () => {
    await using office = await openOffice(dialect, MONDAY);
    const predictionId = await record(office);
    await share(office.deps, { ...as('U1', predictionId), channelId: 'C1', hidesForecasts: true });
    await setPosted(office, predictionId, '1.1');

    const result = await withdraw(office.deps, as('U1', predictionId));

    expect(result).toBe('withdrawn');
    expect(await find(office, predictionId)).toMatchObject({ withdrawnAt: MONDAY, answer: null });
    expect(office.removed).toEqual(['1.1']);
    expect(await withdraw(office.deps, as('U1', predictionId))).toBe('already');
  });

  test('later it is void and counts as such', async () => {
    await using office = await openOffice(dialect, MONDAY);
    const predictionId = await record(office);

    office.moveTo('2026-03-02T08:10:01.000Z');

    expect(await withdraw(office.deps, as('U1', predictionId))).toBe('void');
    expect(await find(office, predictionId)).toMatchObject({
      withdrawnAt: null,
      closedAt: '2026-03-02T08:10:01.000Z',
      answer: { outcome: { kind: 'void', reason: 'withdrawn' }, by: 'U1' },
    });
    expect(await withdraw(office.deps, as('U1', predictionId))).toBe('already');
  });

  test('not once it is due, and not by somebody else', async () => {
    await using office = await openOffice(dialect, MONDAY);
    const predictionId = await record(office);

    expect(await withdraw(office.deps, as('U2', predictionId))).toBe('not-yours');
    office.moveTo('2026-03-06T11:00:00.000Z');
    expect(await withdraw(office.deps, as('U1', predictionId))).toBe('due');
  });

  test('a withdrawal and an edit at the same moment: one of them wins', async () => {
    await using office = await openOffice(dialect, MONDAY);
    const predictionId = await record(office);

    const [withdrawn, edited] = await Promise.all([
      withdraw(office.deps, as('U1', predictionId)),
      edit(office, predictionId, { ...form, claim: 'other' }),
    ]);

    expect(withdrawn).toBe('withdrawn');
    expect([null, 'gone', 'too-late']).toContain(edited);
  });
});

const as = (userId: string, predictionId: string) => ({ teamId: 'T1', userId, predictionId });

async function record(office: Office, originKey = 'view|1'): Promise<string> {
  const done = await recordForm(office.deps, {
    teamId: 'T1',
    userId: 'U1',
    originKey,
    form,
    draftId: null,
  });
  if ('problems' in done) throw new Error(JSON.stringify(done.problems));
  return done.captured.predictionIds[0] ?? '';
}

const edit = (office: Office, predictionId: string, changed: RecordForm) =>
  editPrediction(office.deps, { ...as('U1', predictionId), originKey: 'view|2', form: changed });

const say = (office: Office, userId: string, predictionId: string, percent: number) =>
  addForecast(office.deps, {
    ...as(userId, predictionId),
    originKey: `press|${userId}`,
    value: { kind: 'binary', percent },
  });

async function find(office: Office, id: string) {
  const prediction = await findPrediction(office.deps.db.read, { teamId: 'T1', id });
  if (!prediction) throw new Error('it is gone');
  return prediction;
}

async function percents(office: Office, id: string) {
  const forecasts = await listForecasts(office.deps.db.read, { teamId: 'T1', id });
  return forecasts.map(({ value }) => (value.kind === 'binary' ? value.percent : value.kind));
}

async function setPosted(office: Office, predictionId: string, ts: string): Promise<void> {
  await office.deps.db.write((tx) =>
    tx.updateTable('cards').set({ ts }).where('prediction_id', '=', predictionId).execute(),
  );
}
