import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Outcome } from '../../src/domain/prediction/prediction.ts';
import { claimWords } from '../../src/domain/similar/words.ts';
import { similarTo } from '../../src/figures/capture/similar.ts';
import { findPrediction } from '../../src/store/predictions/find.ts';
import { listWordsOf, replaceWords } from '../../src/store/predictions/words.ts';
import { answer } from '../../src/usecases/answer/answer.ts';
import { captureLine } from '../../src/usecases/capture/capture-line.ts';
import { share } from '../../src/usecases/capture/share.ts';
import { knowViewer } from '../../src/usecases/people/know-channel.ts';
import { dialects } from '../support/databases.ts';
import { type Office, openOffice } from '../usecases/office.ts';

const MONDAY = '2026-03-02T08:00:00.000Z';
const YES: Outcome = { kind: 'yes' };

describe.each(dialects)('what came of predictions like it on %s', (dialect) => {
  test('what was said and what happened, most alike first, with the rate of the tag', async () => {
    await using office = await openOffice(dialect, MONDAY);
    await past(office, 'U1', 'warmup keeps the loss below 2, 80% #lr', YES);
    await past(office, 'U1', 'longer warmup diverges later, 30% #lr', { kind: 'no' });
    await past(office, 'U1', 'the tokenizer hurts bpb, 40% #data', YES);
    await past(office, 'U1', 'cosine beats linear, 60% #lr', { kind: 'no' });

    const similar = await likeIt(office, 'U1', 'warmup of 2k keeps the loss below 1.9, 70% #lr');

    expect(similar.past.map(({ prediction, said, happened }) => [prediction.claim, said, happened])).toEqual([
      ['warmup keeps the loss below 2', { kind: 'binary', percent: 80 }, 'yes'],
      ['longer warmup diverges later', { kind: 'binary', percent: 30 }, 'no'],
      ['cosine beats linear', { kind: 'binary', percent: 60 }, 'no'],
    ]);
    expect(similar.tagRate).toEqual({ tag: 'lr', n: 3, yes: 1 });
  });

  test('others’ private ones never; shared ones to those who may see the channel', async () => {
    await using office = await openOffice(dialect, MONDAY);
    office.channels.set('C2', { name: 'secret', hasBot: true, isPrivate: true, members: ['U2'] });
    office.users.set('U4', { name: 'Guest', zone: 'UTC', isGuest: true });
    await past(office, 'U2', 'private warmup stays below 2, 80% #lr', YES);
    await past(office, 'U2', 'secret warmup stays below 2, 80% #lr', YES, 'C2');
    await past(office, 'U2', 'open warmup stays below 2, 80% #lr', YES, 'C1');

    const claim = 'new warmup stays below 2, 80% #lr';
    const claims = async (userId: string) =>
      (await likeIt(office, userId, claim)).past.map(({ prediction }) => prediction.claim);

    expect(await claims('U1')).toEqual(['open warmup stays below 2']);
    expect(await claims('U2')).toHaveLength(3);
    expect(await claims('U4')).toEqual([]);
  });

  test('void ones, open ones and itself are no experience', async () => {
    await using office = await openOffice(dialect, MONDAY);
    await past(office, 'U1', 'warmup keeps the loss below 2, 80% #lr', {
      kind: 'void',
      reason: 'cannot-tell',
    });
    await record(office, 'U1', 'warmup keeps the loss below 1, 80% #lr');

    expect(await likeIt(office, 'U1', 'warmup keeps the loss below 3, 80% #lr')).toEqual({
      past: [],
      tagRate: null,
    });
  });

  test('the words of a claim are kept as they are, in any script', async () => {
    await using office = await openOffice(dialect, MONDAY);
    const id = await record(office, 'U1', 'warmup keeps the loss below 2, 80% #lr');
    const { db } = office.deps;
    const claims = fc.array(fc.oneof(SCRIPTS, fc.string({ unit: 'binary', maxLength: 12 })), {
      maxLength: 9,
    });

    await fc.assert(
      fc.asyncProperty(claims, async (parts) => {
        const words = claimWords(parts.join(' ').toWellFormed());
        const kept = await db.write(async (tx) => {
          await replaceWords(tx, { teamId: 'T1', id }, words);
          return listWordsOf(tx, 'T1', [id]);
        });

        expect([...(kept.get(id) ?? [])].sort()).toEqual([...words].sort());
      }),
      { numRuns: 40 },
    );
  });
});

/** Words that databases like to fold, sort or compare in ways of their own. */
const SCRIPTS = fc.constantFrom(
  'Größe',
  'GRÖSSE',
  'straße',
  'naïve',
  'nai\u0308ve',
  'ИСТИНА',
  'دقة',
  'точность',
  '학습률',
  '学習率が',
  'İstanbul',
  'ﬁne',
  'ΣΊΣΥΦΟΣ',
  'lr_decay',
  '@kenji',
);

let lines = 0;

async function record(office: Office, userId: string, text: string): Promise<string> {
  lines += 1;
  const typed = { teamId: 'T1', userId, channelId: null, text, originKey: `r${lines}`, typedAt: MONDAY };
  const { predictionIds } = await captureLine(office.deps, typed);
  if (!predictionIds[0]) throw new Error(`not recorded: ${text}`);
  return predictionIds[0];
}

async function past(office: Office, userId: string, text: string, outcome: Outcome, channelId?: string) {
  const predictionId = await record(office, userId, text);
  const one = { teamId: 'T1', userId, predictionId };
  if (channelId) expect(await share(office.deps, { ...one, channelId, hidesForecasts: true })).toBeNull();
  expect(await answer(office.deps, { ...one, outcome })).toBeNull();
}

async function likeIt(office: Office, userId: string, text: string) {
  const id = await record(office, userId, text);
  const prediction = await findPrediction(office.deps.db.read, { teamId: 'T1', id });
  if (!prediction) throw new Error('it is gone');
  const viewer = await knowViewer(office.deps, 'T1', userId);
  return similarTo(office.deps.db.read, viewer, prediction);
}
