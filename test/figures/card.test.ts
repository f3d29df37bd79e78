import { describe, expect, test } from 'vitest';
import { EMPTY_FORM } from '../../src/domain/capture/form.ts';
import { card } from '../../src/figures/card.ts';
import { answer } from '../../src/usecases/answer/answer.ts';
import { undoAnswer } from '../../src/usecases/answer/undo-answer.ts';
import { recordForm } from '../../src/usecases/capture/record-form.ts';
import { addForecast } from '../../src/usecases/card/add-forecast.ts';
import { withdraw } from '../../src/usecases/revise/withdraw.ts';
import { dialects } from '../support/databases.ts';
import { type Office, openOffice } from '../usecases/office.ts';

const MONDAY = '2026-03-02T08:00:00.000Z';

describe.each(dialects)('what a channel sees of a prediction on %s', (dialect) => {
  test('with hiding on no number before the outcome, not even the forecaster’s own', async () => {
    await using office = await openOffice(dialect, MONDAY);
    const id = await shared(office, true);
    await say(office, id, 20);

    const seen = await card(office.deps.db.read, { teamId: 'T1', id, channelId: 'C1' }, MONDAY);

    expect(seen).toMatchObject({
      authorName: 'Ada',
      isOpen: true,
      happened: null,
      forecasts: [
        { name: 'Ada', isAuthor: true, value: null, surpriseBits: null },
        { name: 'Ben', isAuthor: false, value: null, surpriseBits: null },
      ],
    });
  });

  test('with hiding off everybody’s number', async () => {
    await using office = await openOffice(dialect, MONDAY);
    const id = await shared(office, false);

    const seen = await card(office.deps.db.read, { teamId: 'T1', id, channelId: 'C1' }, MONDAY);

    expect(seen?.forecasts).toMatchObject([{ value: { percent: 70 } }]);
  });

  test('once answered everybody’s scored number, the least surprised first, late ones last', async () => {
    await using office = await openOffice(dialect, MONDAY);
    const id = await shared(office, true);
    await say(office, id, 20, 'U2');
    office.users.set('U5', { name: 'Zoe', zone: 'UTC' });
    office.moveTo('2026-03-05T08:00:00.000Z');
    await say(office, id, 1, 'U5');

    await answer(office.deps, { teamId: 'T1', userId: 'U1', predictionId: id, outcome: { kind: 'no' } });

    const seen = await card(office.deps.db.read, { teamId: 'T1', id, channelId: 'C1' }, MONDAY);
    expect(seen?.happened).toBe('no');
    expect(seen?.isOpen).toBe(false);
    expect(seen?.forecasts.map(({ name, value, isLate }) => [name, value, isLate])).toEqual([
      ['Ben', { kind: 'binary', percent: 20 }, false],
      ['Ada', { kind: 'binary', percent: 70 }, false],
      ['Zoe', { kind: 'binary', percent: 1 }, true],
    ]);
  });

  test('an undone answer hides the numbers again', async () => {
    await using office = await openOffice(dialect, MONDAY);
    const id = await shared(office, true);
    await answer(office.deps, { teamId: 'T1', userId: 'U1', predictionId: id, outcome: { kind: 'no' } });
    const { prediction } =
      (await card(office.deps.db.read, { teamId: 'T1', id, channelId: 'C1' }, MONDAY)) ?? {};
    const undo = { teamId: 'T1', userId: 'U1', predictionId: id, answerId: prediction?.answer?.id ?? '' };

    await undoAnswer(office.deps, undo);

    const seen = await card(office.deps.db.read, { teamId: 'T1', id, channelId: 'C1' }, MONDAY);
    expect(seen).toMatchObject({ happened: null, forecasts: [{ value: null, surpriseBits: null }] });
  });

  test('nothing once it was withdrawn', async () => {
    await using office = await openOffice(dialect, MONDAY);
    const id = await shared(office, true);

    await withdraw(office.deps, { teamId: 'T1', userId: 'U1', predictionId: id });

    expect(await card(office.deps.db.read, { teamId: 'T1', id, channelId: 'C1' }, MONDAY)).toBeUndefined();
  });

  test('nothing of another workspace', async () => {
    await using office = await openOffice(dialect, MONDAY);
    const id = await shared(office, true);

    expect(await card(office.deps.db.read, { teamId: 'T2', id, channelId: 'C1' }, MONDAY)).toBeUndefined();
  });
});

async function shared(office: Office, hidesForecasts: boolean): Promise<string> {
  const form = { ...EMPTY_FORM, claim: 'val_loss < 0.35', percent: '70', whenTyped: 'friday 12:00' };
  const filled = { ...form, shareChannelId: 'C1', hidesForecasts };
  const submission = { teamId: 'T1', userId: 'U1', originKey: 'view|1', form: filled, draftId: null };
  const done = await recordForm(office.deps, submission);
  if ('problems' in done) throw new Error(JSON.stringify(done.problems));
  return done.captured.predictionIds[0] ?? '';
}

const say = (office: Office, predictionId: string, percent: number, userId = 'U2') =>
  addForecast(office.deps, {
    teamId: 'T1',
    userId,
    predictionId,
    originKey: `press|${userId}`,
    value: { kind: 'binary', percent },
  });
