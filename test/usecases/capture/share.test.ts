import { describe, expect, test } from 'vitest';
import { EMPTY_FORM } from '../../../src/domain/capture/form.ts';
import { findMember } from '../../../src/store/people/members.ts';
import { findPrediction } from '../../../src/store/predictions/find.ts';
import { captureLine } from '../../../src/usecases/capture/capture-line.ts';
import { chooseSharing } from '../../../src/usecases/capture/choose-sharing.ts';
import { keepDm } from '../../../src/usecases/capture/keep-dm.ts';
import { recordForm } from '../../../src/usecases/capture/record-form.ts';
import { share } from '../../../src/usecases/capture/share.ts';
import { addForecast } from '../../../src/usecases/card/add-forecast.ts';
import { unshare } from '../../../src/usecases/revise/unshare.ts';
import { dialects } from '../../support/databases.ts';
import { type Office, openOffice } from '../office.ts';

const MONDAY = '2026-03-02T08:00:00.000Z';

describe.each(dialects)('sharing on %s', (dialect) => {
  test('sharing twice shares once: one card is to be posted', async () => {
    await using office = await openOffice(dialect, MONDAY);
    const predictionId = await record(office);

    expect(await shareIn(office, predictionId, 'C1')).toBeNull();
    expect(await shareIn(office, predictionId, 'C1')).toBe('already-shared');

    expect(await cardDeliveries(office)).toEqual([{ kind: 'card', channel_id: 'C1', state: 'pending' }]);
    expect(await find(office, predictionId)).toMatchObject({ sharedChannelId: 'C1', hidesForecasts: true });
  });

  test.each([
    ['Hunch is not in it', { hasBot: false, members: ['U1'] }, 'bot-not-in-channel'],
    ['it is archived', { hasBot: true, isArchived: true, members: ['U1'] }, 'channel-archived'],
    [
      'it is private and the author is not in it',
      { hasBot: true, isPrivate: true, members: [] },
      'not-a-member',
    ],
  ])(
    'a channel is refused when %s; the prediction stays recorded and private',
    async (_why, channel, refusal) => {
      await using office = await openOffice(dialect, MONDAY);
      office.channels.set('C9', channel);

      const done = await recordForm(office.deps, {
        teamId: 'T1',
        userId: 'U1',
        originKey: 'view|1',
        form: { ...form, shareChannelId: 'C9' },
        draftId: null,
      });

      expect(done).toMatchObject({
        captured: { predictionIds: [expect.any(String)], notShared: { channelId: 'C9', because: refusal } },
      });
      expect(await cardDeliveries(office)).toEqual([]);
    },
  );

  test('a channel that Slack does not show is refused as unknown', async () => {
    await using office = await openOffice(dialect, MONDAY);

    expect(await shareIn(office, await record(office), 'C404')).toBe('channel-unknown');
  });

  test('once Hunch was invited, pressing Share again works', async () => {
    await using office = await openOffice(dialect, MONDAY);
    office.channels.set('C9', { hasBot: false, members: ['U1'] });
    const predictionId = await record(office);
    await shareIn(office, predictionId, 'C9');

    office.channels.set('C9', { hasBot: true, members: ['U1'] });

    expect(await shareIn(office, predictionId, 'C9')).toBeNull();
  });

  test('"always this way" shares the next one at once where a digest is on', async () => {
    await using office = await openOffice(dialect, MONDAY);
    await office.setDigest('C1');
    const first = await typeIn(office, 'C1', 'r1');

    const chosen = { teamId: 'T1', userId: 'U1', predictionIds: first.predictionIds };
    await chooseSharing(office.deps, { ...chosen, channelId: 'C1', isAlways: true });
    const second = await typeIn(office, 'C1', 'r2');

    expect(second.offerChannelId).toBeNull();
    expect(await cardDeliveries(office)).toHaveLength(2);
  });

  test('within ten minutes it can be made private, and shared again as a new card', async () => {
    await using office = await openOffice(dialect, MONDAY);
    const predictionId = await record(office);
    await shareIn(office, predictionId, 'C1');

    expect(await unshare(office.deps, as('U1', predictionId))).toBeNull();
    expect(await find(office, predictionId)).toMatchObject({ sharedChannelId: null });
    office.moveTo('2026-03-02T08:01:00.000Z');
    await shareIn(office, predictionId, 'C1');

    expect(await cardDeliveries(office)).toHaveLength(2);
  });

  test('once somebody else has forecast, or after ten minutes, it stays shared', async () => {
    await using office = await openOffice(dialect, MONDAY);
    const predictionId = await record(office);
    await shareIn(office, predictionId, 'C1');
    const value = { kind: 'binary', percent: 30 } as const;
    await addForecast(office.deps, { ...as('U2', predictionId), originKey: 'press|1', value });
    expect(await unshare(office.deps, as('U1', predictionId))).toBe('too-late');

    office.moveTo('2026-03-02T08:11:00.000Z');

    expect(await unshare(office.deps, as('U1', predictionId))).toBe('too-late');
    expect(await find(office, predictionId)).toMatchObject({ sharedChannelId: 'C1' });
  });

  test('the DM is opened early and remembered', async () => {
    await using office = await openOffice(dialect, MONDAY);
    await record(office);

    await keepDm(office.deps, 'T1', 'U1');

    expect(await findMember(office.deps.db.read, 'T1', 'U1')).toMatchObject({ dmChannelId: 'D-U1' });
  });
});

const form = { ...EMPTY_FORM, claim: 'val_loss < 0.35', percent: '70', whenTyped: 'friday 12:00' };
const as = (userId: string, predictionId: string) => ({ teamId: 'T1', userId, predictionId });

async function record(office: Office): Promise<string> {
  const done = await recordForm(office.deps, {
    teamId: 'T1',
    userId: 'U1',
    originKey: 'view|1',
    form,
    draftId: null,
  });
  if ('problems' in done) throw new Error(JSON.stringify(done.problems));
  return done.captured.predictionIds[0] ?? '';
}

const shareIn = (office: Office, predictionId: string, channelId: string) =>
  share(office.deps, { ...as('U1', predictionId), channelId, hidesForecasts: true });

const typeIn = (office: Office, channelId: string, originKey: string) =>
  captureLine(office.deps, {
    teamId: 'T1',
    userId: 'U1',
    channelId,
    text: 'the loss stays below 2, 70%',
    originKey,
    typedAt: office.deps.clock.now(),
  });

async function find(office: Office, id: string) {
  return findPrediction(office.deps.db.read, { teamId: 'T1', id });
}

const cardDeliveries = (office: Office) =>
  office.deps.db.read.selectFrom('deliveries').select(['kind', 'channel_id', 'state']).execute();
