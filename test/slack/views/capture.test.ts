import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { EMPTY_FORM, type RecordForm, WHEN_PRESETS } from '../../../src/domain/capture/form.ts';
import { understand } from '../../../src/domain/capture/understand.ts';
import {
  CLAIM_MAX,
  type ForecastValue,
  OPTION_MAX,
  OPTIONS_MAX,
  PROSE_MAX,
  type Prediction,
  TAG_MAX,
  TAGS_MAX,
} from '../../../src/domain/prediction/prediction.ts';
import type { ReadBack, RecordedLine } from '../../../src/figures/capture/read-back.ts';
import type { Card } from '../../../src/figures/card.ts';
import { recordModal } from '../../../src/slack/views/capture/form/record-modal.ts';
import { readBackMessage, readBackView } from '../../../src/slack/views/capture/read-back.ts';
import { notSharedText } from '../../../src/slack/views/capture/sharing.ts';
import { cardMessage } from '../../../src/slack/views/card/card.ts';
import { forecastModal } from '../../../src/slack/views/card/forecast-modal.ts';
import { wrongInMessage, wrongInView } from '../../support/slack-rules.ts';

const NOW = '2026-03-02T08:00:00.000Z';
const ID = '0b9a2a1e-6b0e-4f0e-9a51-7f7c1f2f4e55';

/** Text that is as long as it may be, and made of what is dangerous: marks, entities, emoji, right-to-left. */
const nasty = (max: number) =>
  fc
    .array(fc.constantFrom('<', '&', '>', '*', '`', 'é', '👩🏽‍🔬', 'م', 'x', ' ', '<!channel>', '|', ':a:'), {
      minLength: 1,
      maxLength: max,
    })
    .map((parts) =>
      `${parts
        .join('')
        .repeat(max)
        .slice(0, max - 1)}x`.toWellFormed(),
    );

const value = (kind: Prediction['kind']): ForecastValue => {
  if (kind === 'binary') return { kind, percent: 70 };
  if (kind === 'choice') return { kind, percents: [93, 1, 1, 1, 1, 1, 1, 1] };
  return {
    kind,
    low: -1.23456789e-7,
    median: 1234567.891,
    high: 9.87654321e22,
    level: 80,
    isMedianImputed: false,
  };
};

const predictions = fc
  .record({
    kind: fc.constantFrom('binary', 'numeric', 'choice'),
    claim: nasty(CLAIM_MAX),
    prose: nasty(PROSE_MAX),
    label: nasty(OPTION_MAX),
    tag: nasty(TAG_MAX),
    shared: fc.boolean(),
    answered: fc.boolean(),
    url: fc.webUrl({ withQueryParameters: true, withFragments: true }),
  })
  .map(
    ({ kind, claim, prose, label, tag, shared, answered, url }): Prediction => ({
      teamId: 'T1',
      id: ID,
      authorId: 'U1',
      askedId: 'U1',
      kind,
      claim,
      reason: prose,
      metric: label,
      comparator: '<',
      threshold: 0.35,
      unit: label.slice(0, 20).toWellFormed(),
      scale: 'linear',
      scoringUnit: null,
      reference: { name: label, value: null },
      options: kind === 'choice' ? Array.from({ length: OPTIONS_MAX }, () => label) : [],
      tags: Array.from({ length: TAGS_MAX }, () => tag),
      run: { rowId: null, label: prose.slice(0, 100).toWellFormed(), url },
      recordedAt: NOW,
      due: { rule: 'run', at: NOW, phrase: null, isChosen: false },
      dueSeq: 1,
      wakesAtNight: false,
      closedAt: null,
      fellDueAt: null,
      hidesForecasts: true,
      sharedChannelId: shared ? 'C1' : null,
      editedAt: null,
      withdrawnAt: null,
      answerSeq: 0,
      answer: answered
        ? { id: ID, outcome: { kind: 'no' }, at: NOW, by: 'U1', note: prose, lesson: prose, why: null }
        : null,
    }),
  );

const lines = predictions.map(
  (prediction): RecordedLine => ({
    prediction,
    value: value(prediction.kind),
    channelName: prediction.sharedChannelId ? 'a'.repeat(80) : null,
    mayEdit: true,
    mayWithdraw: true,
  }),
);

const typed = fc.oneof(
  nasty(3000),
  fc.constantFrom(
    '60% val acc',
    'the new tokenizer wont hurt bpb',
    'lr 3e-4 diverges, 3e-5 is fine. 80',
    '140% loss',
  ),
);

const backs = fc
  .record({ recorded: fc.array(lines, { maxLength: 8 }), texts: fc.array(typed, { maxLength: 8 }) })
  .map(
    ({ recorded, texts }): ReadBack => ({
      recorded,
      drafts: texts.slice(0, 8 - recorded.length).map((text, position) => ({
        draftId: `${ID.slice(0, -1)}${position}`,
        text,
        reading: null,
        understanding: understand(text, { typedAt: NOW, zone: 'UTC', workDays: [1] }),
      })),
      notes: [
        { kind: 'level-assumed', level: 80 },
        { kind: 'percent-rounded', from: '2:1', percent: 67 },
      ],
      named: [{ predictionId: ID, userId: 'U2', name: 'a'.repeat(80) }],
      isCut: true,
      similar: {
        past: recorded
          .slice(0, 3)
          .map(({ prediction, value: said }) => ({ prediction, said, happened: prediction.claim })),
        tagRate: { tag: 'lr', n: 12, yes: 5 },
      },
      offer: { channelId: 'C1', name: 'a'.repeat(80) },
      notShared: { channelId: 'C1', name: 'a'.repeat(80), because: 'bot-not-in-channel', cardLink: null },
      now: NOW,
      zone: 'Europe/Berlin',
    }),
  );

describe('Slack takes everything that capture shows, however long and odd the words in it', () => {
  test('readings back', () => {
    fc.assert(
      fc.property(backs, (back) => {
        expect(wrongInMessage(readBackMessage(back))).toEqual([]);
        expect(wrongInView(readBackView(back))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('the record form, filled with anything', () => {
    const form: fc.Arbitrary<RecordForm> = fc.record({
      kind: fc.constantFrom('binary', 'numeric', 'choice'),
      claim: nasty(3000),
      percent: nasty(50),
      metric: nasty(80),
      unit: nasty(20),
      low: nasty(20),
      median: nasty(20),
      high: nasty(20),
      level: nasty(20),
      scale: fc.constantFrom('linear', 'log'),
      options: nasty(3000),
      whenPreset: fc.constantFrom('', ...WHEN_PRESETS),
      whenTyped: nasty(50),
      run: nasty(3000),
      recentRun: fc.constant(''),
      tags: fc.array(nasty(TAG_MAX), { maxLength: TAGS_MAX }),
      because: nasty(3000),
      reference: nasty(80),
      shareChannelId: fc.constantFrom('', 'C0TRAIN001'),
      hidesForecasts: fc.boolean(),
    });
    const payload = { reply: { url: `https://hooks.slack.com/${'x'.repeat(200)}`, at: NOW, replaces: true } };
    fc.assert(
      fc.property(form, fc.boolean(), (filled, changes) => {
        expect(wrongInView(recordModal({ form: filled, changes, payload }))).toEqual([]);
      }),
      { numRuns: 60 },
    );
    expect(wrongInView(recordModal({ form: EMPTY_FORM }))).toEqual([]);
  });

  test('cards, open and resolved, with many forecasters; the form to forecast', () => {
    fc.assert(
      fc.property(predictions, nasty(80), fc.integer({ min: 1, max: 40 }), (prediction, name, people) => {
        const card: Card = {
          prediction,
          authorName: name,
          forecasts: Array.from({ length: people }, (_each, position) => ({
            name,
            isAuthor: position === 0,
            value: value(prediction.kind),
            isLate: position % 3 === 2,
            lateByRunMs: position % 3 === 2 ? 999 * 3_600_000 : null,
            surpriseBits: position / 7,
          })),
          happened: prediction.answer ? prediction.claim.slice(0, OPTION_MAX).toWellFormed() : null,
          isOpen: true,
          now: NOW,
          zone: 'UTC',
        };
        expect(wrongInMessage(cardMessage(card, 'U2'))).toEqual([]);
        expect(wrongInView(forecastModal(prediction, 'https://hooks.slack.com/x'))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  test('no text that somebody typed can ping, link or format a date', () => {
    fc.assert(
      fc.property(backs, (back) => {
        const { blocks, text } = readBackMessage(back);
        const live = JSON.stringify(mrkdwnOf(blocks)) + text;
        expect(live).not.toMatch(/<!|<@|<#/);
      }),
      { numRuns: 60 },
    );
  });
});

test('sharing what is shared already links to its card', () => {
  const cardLink = 'https://acme.slack.com/archives/C1/p1';
  const told = notSharedText({ channelId: 'C1', name: 'evals', because: 'already-shared', cardLink });

  expect(told).toContain(`<${cardLink}|Here it is>`);
});

/** Every mrkdwn text of some blocks: the only place where marks are alive. */
function mrkdwnOf(value: unknown): string[] {
  if (Array.isArray(value)) return value.flatMap(mrkdwnOf);
  if (typeof value !== 'object' || value === null) return [];
  const own = 'type' in value && value.type === 'mrkdwn' && 'text' in value ? [String(value.text)] : [];
  return [...own, ...Object.values(value).flatMap(mrkdwnOf)];
}
