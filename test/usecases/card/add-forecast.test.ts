import { describe, expect, test } from 'vitest';
import { EMPTY_FORM } from '../../../src/domain/capture/form.ts';
import type { ForecastValue } from '../../../src/domain/prediction/prediction.ts';
import { listForecasts } from '../../../src/store/forecasts/forecasts.ts';
import { recordForm } from '../../../src/usecases/capture/record-form.ts';
import { share } from '../../../src/usecases/capture/share.ts';
import { addForecast } from '../../../src/usecases/card/add-forecast.ts';
import { dialects } from '../../support/databases.ts';
import { type Office, openOffice } from '../office.ts';

const MONDAY = '2026-03-02T08:00:00.000Z';

describe.each(dialects)('forecasts of others on %s', (dialect) => {
  test('somebody in the channel adds theirs; the same press adds it once', async () => {
    await using office = await openOffice(dialect, MONDAY);
    const predictionId = await record(office);
    await shareIn(office, predictionId, 'C1');

    expect(await say(office, 'U2', predictionId, 30)).toEqual({ taken: 'first' });
    expect(await say(office, 'U2', predictionId, 30)).toEqual({ taken: 'again' });

    const forecasts = await listForecasts(office.deps.db.read, { teamId: 'T1', id: predictionId });
    expect(forecasts.map((forecast) => forecast.userId)).toEqual(['U1', 'U2']);
  });

  test('after half of the time a first forecast is late', async () => {
    await using office = await openOffice(dialect, MONDAY);
    const predictionId = await record(office);
    await shareIn(office, predictionId, 'C1');

    office.moveTo('2026-03-04T09:31:00.000Z');

    expect(await say(office, 'U2', predictionId, 30)).toEqual({ taken: 'late' });
  });

  test('with a run that has lived over 15 minutes a first forecast is late, and shows the age', async () => {
    await using office = await openOffice(dialect, MONDAY);
    await startRun(office, '2026-03-02T08:00:00.000Z');
    const predictionId = await record(office, { ...form, run: 'run-142' });
    await shareIn(office, predictionId, 'C1');

    office.moveTo('2026-03-02T08:15:00.001Z');

    expect(await say(office, 'U2', predictionId, 30)).toEqual({ taken: 'late' });
    const forecasts = await listForecasts(office.deps.db.read, { teamId: 'T1', id: predictionId });
    expect(forecasts).toMatchObject([
      { isLate: false, ageSeconds: 0 },
      { isLate: true, ageSeconds: 900 },
    ]);
  });

  test('closed once it is due, even before anybody noticed', async () => {
    await using office = await openOffice(dialect, MONDAY);
    const predictionId = await record(office);
    await shareIn(office, predictionId, 'C1');

    office.moveTo('2026-03-06T11:00:00.000Z');

    expect(await say(office, 'U2', predictionId, 30)).toEqual({ refusal: 'closed' });
  });

  test('a private one takes nobody’s; people from outside may not act', async () => {
    await using office = await openOffice(dialect, MONDAY);
    const predictionId = await record(office);
    expect(await say(office, 'U2', predictionId, 30)).toEqual({ refusal: 'gone' });

    await shareIn(office, predictionId, 'C1');

    expect(await say(office, 'U3', predictionId, 30)).toEqual({ refusal: 'outsider' });
  });

  test('in a private channel only its members', async () => {
    await using office = await openOffice(dialect, MONDAY);
    office.channels.set('C2', { hasBot: true, isPrivate: true, members: ['U1'] });
    const predictionId = await record(office);
    await shareIn(office, predictionId, 'C2');

    expect(await say(office, 'U2', predictionId, 30)).toEqual({ refusal: 'not-a-member' });
  });

  test('a value of another kind does not fit', async () => {
    await using office = await openOffice(dialect, MONDAY);
    const predictionId = await record(office);
    await shareIn(office, predictionId, 'C1');
    const value: ForecastValue = { kind: 'choice', percents: [50, 50] };

    const said = await addForecast(office.deps, { ...as('U2', predictionId), originKey: 'p', value });

    expect(said).toEqual({ refusal: 'changed' });
  });
});

const form = { ...EMPTY_FORM, claim: 'val_loss < 0.35', percent: '70', whenTyped: 'friday 12:00' };
const as = (userId: string, predictionId: string) => ({ teamId: 'T1', userId, predictionId });

async function startRun(office: Office, at: string): Promise<void> {
  const reported = { first_reported_at: at, reported_at: at, started_at: at, state: 'running' as const };
  const row = {
    team_id: 'T1',
    id: 'run',
    run_id: 'run',
    run_name: 'run-142',
    token_id: 'token',
    ...reported,
  };
  await office.deps.db.write((tx) => tx.insertInto('runs').values(row).execute());
}

async function record(office: Office, filled = form): Promise<string> {
  const done = await recordForm(office.deps, {
    teamId: 'T1',
    userId: 'U1',
    originKey: 'view|1',
    form: filled,
    draftId: null,
  });
  if ('problems' in done) throw new Error(JSON.stringify(done.problems));
  return done.captured.predictionIds[0] ?? '';
}

const shareIn = (office: Office, predictionId: string, channelId: string) =>
  share(office.deps, { ...as('U1', predictionId), channelId, hidesForecasts: true });

const say = (office: Office, userId: string, predictionId: string, percent: number) =>
  addForecast(office.deps, {
    ...as(userId, predictionId),
    originKey: 'press|1',
    value: { kind: 'binary', percent },
  });
