import { understand } from '../../../../src/domain/capture/understand.ts';
import type { JudgedClaim } from '../../../../src/domain/digest/judged-claim.ts';
import type {
  Answer,
  ForecastValue,
  Outcome,
  Prediction,
} from '../../../../src/domain/prediction/prediction.ts';
import { OPTIONS_MAX, TAGS_MAX } from '../../../../src/domain/prediction/prediction.ts';
import { forecastWords } from '../../../../src/domain/prediction/words.ts';
import type { DraftLine, ReadBack, RecordedLine } from '../../../../src/figures/capture/read-back.ts';
import type { Card } from '../../../../src/figures/card.ts';
import type { DigestFigures } from '../../../../src/figures/digest/digest.ts';
import { happenedWords, type Question } from '../../../../src/figures/questions/questions.ts';
import type { PatternsFigures } from '../../../../src/figures/statistics/patterns.ts';
import type { PersonRecord } from '../../../../src/figures/statistics/person-record.ts';
import type { StatisticsFigures } from '../../../../src/figures/statistics/statistics.ts';
import type { FormPlace } from '../../../../src/slack/payloads/answer.ts';
import { digestOf, heldOf, recordOf, toldOf } from '../digest/sample.ts';
import type { Hostile } from './hostile.ts';

export const NOW = '2026-03-02T08:00:00.000Z';
const LATER = '2026-03-04T08:00:00.000Z';

/** Ids as long as Hunch makes them. */
export const idOf = (n: number): string => `0b9a2a1e-6b0e-4f0e-9a51-${String(n).padStart(12, '0')}`;

export const many = <T>(count: number, make: (n: number) => T): T[] =>
  Array.from({ length: count }, (_, n) => make(n));

export function outcomeOf({ kind, value, isVoid }: Hostile): Outcome {
  if (isVoid) return { kind: 'void', reason: 'diverged' };
  if (kind === 'numeric') return { kind: 'number', value };
  return kind === 'choice' ? { kind: 'option', option: 1 } : { kind: 'no' };
}

export function saidOf({ kind, value }: Hostile): ForecastValue {
  if (kind === 'binary') return { kind, percent: 70 };
  if (kind === 'choice') return { kind, percents: [93, 1, 1, 1, 1, 1, 1, 1] };
  const [low = value, high = value] = [value, value / 3].sort((a, b) => a - b);
  return { kind, low, median: low, high, level: 80, isMedianImputed: false };
}

export function predictionOf(h: Hostile, n = 0): Prediction {
  const answer: Answer = {
    id: idOf(n),
    outcome: outcomeOf(h),
    at: NOW,
    by: 'U1',
    note: h.prose,
    lesson: h.prose,
    why: 'luck',
  };
  return {
    teamId: 'T1',
    id: idOf(n),
    authorId: 'U1',
    askedId: 'U1',
    kind: h.kind,
    claim: h.claim,
    reason: h.prose,
    metric: h.label,
    comparator: h.kind === 'binary' ? '<' : null,
    threshold: h.kind === 'binary' ? h.value : null,
    unit: h.unit,
    scale: 'linear',
    scoringUnit: null,
    reference: { name: h.label, value: h.value },
    options: h.kind === 'choice' ? many(OPTIONS_MAX, (position) => `${position}${h.label}`.slice(0, 60)) : [],
    tags: many(TAGS_MAX, () => h.tag),
    run: { rowId: null, label: h.label, url: h.url },
    recordedAt: NOW,
    due: { rule: 'run', at: LATER, phrase: h.label, isChosen: false },
    dueSeq: 3,
    wakesAtNight: false,
    closedAt: null,
    fellDueAt: null,
    hidesForecasts: h.hides,
    sharedChannelId: h.isShared ? 'C1' : null,
    editedAt: null,
    withdrawnAt: null,
    answerSeq: 1,
    answer: h.isAnswered ? answer : null,
  };
}

export function questionOf(h: Hostile, n = 0): Question {
  const prediction = predictionOf(h, n);
  const best = { metric: h.label, value: h.value };
  const suggestion = { ...best, best, outcome: outcomeOf(h) };
  return {
    prediction,
    isAuthor: h.isShared,
    said: forecastWords(saidOf(h), prediction),
    state: h.isAnswered ? 'answered' : 'waiting',
    reported: { state: 'crashed', tookMs: 86_400_000, error: h.typed, suggestion },
    result: h.isAnswered
      ? {
          answerId: idOf(n),
          happened: happenedWords(prediction),
          isVoid: h.isVoid,
          gave: h.isVoid ? null : { kind: 'percent', percent: 0 },
          surpriseBits: 9.965784284662087,
          brier: 0.8100000000000002,
          wis: h.value,
          isLate: true,
          lateByRunMs: 999 * 3_600_000,
          record: { kind: 'percent', low: 60, high: 70, n: 3, said: 56.99999999999999, happened: 1 },
          canUndo: true,
          first: null,
        }
      : null,
  };
}

export function cardOf(h: Hostile): Card {
  const prediction = { ...predictionOf(h), sharedChannelId: 'C1' };
  const shows = h.isAnswered || !h.hides;
  return {
    prediction,
    authorName: h.name,
    forecasts: many(h.count, (n) => ({
      name: h.name,
      isAuthor: n === 0,
      value: shows ? saidOf(h) : null,
      isLate: n % 3 === 2,
      lateByRunMs: n % 3 === 2 ? 999 * 3_600_000 : null,
      surpriseBits: h.isAnswered && !h.isVoid ? 1.2345678 : null,
    })),
    happened: h.isAnswered ? happenedWords(prediction) : null,
    isOpen: !h.isAnswered,
    now: NOW,
    zone: 'Europe/Berlin',
  };
}

export function readBackOf(h: Hostile): ReadBack {
  const recorded = many(
    h.count % 9,
    (n): RecordedLine => ({
      prediction: predictionOf(h, n),
      value: saidOf(h),
      channelName: h.isShared ? h.name : null,
      mayEdit: true,
      mayWithdraw: true,
    }),
  );
  const typedAt = { typedAt: NOW, zone: 'UTC', workDays: [1] };
  const drafts = many(
    8 - recorded.length,
    (n): DraftLine => ({
      draftId: idOf(n),
      text: h.typed,
      reading: null,
      understanding: understand(h.isVoid ? h.typed : 'lr 3e-4 diverges, 3e-5 is fine. 80', typedAt),
    }),
  );
  return {
    recorded,
    drafts,
    notes: [
      { kind: 'level-assumed', level: 80 },
      { kind: 'percent-rounded', from: h.label, percent: 67 },
    ],
    named: [{ predictionId: idOf(0), userId: 'U2', name: h.name }],
    isCut: true,
    similar: {
      past: many(3, (n) => ({ prediction: predictionOf(h, n), said: saidOf(h), happened: h.label })),
      tagRate: { tag: h.tag, n: 12, yes: 5 },
    },
    offer: { channelId: 'C1', name: h.name },
    notShared: { channelId: 'C1', name: h.name, because: 'bot-not-in-channel', cardLink: h.url },
    now: NOW,
    zone: 'Europe/Berlin',
  };
}

export function digestFiguresOf(h: Hostile): DigestFigures {
  const judged = many(h.count, (n): JudgedClaim => {
    const settled = { ...h, isVoid: false, isAnswered: true };
    const prediction = predictionOf(settled, n);
    const outcome = outcomeOf(settled);
    if (outcome.kind === 'void') throw new Error('a judged claim has an outcome');
    const forecasts = many(4, (who) => ({
      userId: `U${who}`,
      value: saidOf(settled),
      surpriseBits: 9.965784284662087,
    }));
    return { prediction, outcome, forecasts };
  });
  const told = toldOf(judged);
  const levels = [20, 50, 90].map((percent) => ({ percent, n: 20, yes: 9 }));
  return digestOf({
    channelName: h.name,
    counts: { created: h.count, answered: h.count, void: h.count, waiting: h.total },
    surprises: told.surprises.map((one) => ({ ...one, authorName: h.name })),
    calls: told.calls.map((one) => ({ ...one, names: many(9, () => h.name) })),
    lessons: told.lessons.map((one) => ({ ...one, authorName: h.name })),
    record: recordOf(levels, {
      intervals: heldOf(11, 20),
      patterns: many(h.count, () => ({
        tag: h.tag,
        claims: 12,
        meanPercent: 56.99999999999999,
        happened: 5,
        claim: h.isShared ? tagOf(h) : null,
      })),
    }),
    comingWeek: {
      claims: many(Math.min(30, h.count), (n) => ({ prediction: predictionOf(h, n), authorName: h.name })),
      total: h.count,
    },
    setByName: h.name,
    postedByName: h.isShared ? h.name : null,
  });
}

const LEVELS = [20, 50, 90].map((percent) => ({ percent, n: 20, yes: 9 }));

/** What somebody said and what happened, on 60 answers. */
export const personRecordOf = (h: Hostile): PersonRecord => ({
  levels: h.isVoid ? [] : LEVELS,
  choices: h.isVoid ? [] : LEVELS,
  claim: null,
  intervals: h.isVoid ? heldOf(0, 0) : heldOf(11, 20),
  selection: { due: 500, voids: 20, waiting: h.count },
});

export const statisticsFiguresOf = (h: Hostile): StatisticsFigures => ({
  whose: h.isShared ? 'they' : 'you',
  name: h.isShared ? h.name : null,
  tag: h.hides ? h.tag : null,
  record: personRecordOf(h),
  against: {
    learning: [],
    trend: null,
    standings: many(h.count, (n) => ({
      user: `U${n}`,
      n: 20,
      shrunk: 0.01 * n,
      isLevelWithLeader: n % 2 === 0,
      name: h.name,
      isReader: n === 0,
    })),
  },
});

const tagOf = ({ tag }: Hostile) => ({
  tag,
  n: 12,
  hits: 5,
  stated: 0.7,
  priorMean: 0.6,
  estimate: 0.45,
  low: 0.2,
  high: 0.7,
  isClaimed: true,
});

export const patternsFiguresOf = (h: Hostile): PatternsFigures => ({
  tag: h.hides ? h.tag : null,
  tags: many(8, (n) => tagOf({ ...h, tag: `${n}${h.tag}`.slice(0, 40) })),
  others: h.total,
  intervals: heldOf(11, 20),
  lessons: many(3, (n) => predictionOf({ ...h, isAnswered: true }, n)),
  selection: { due: 500, voids: 20, waiting: h.count },
});

export const placeOf = (h: Hostile): FormPlace => ({
  predictionId: idOf(0),
  dueSeq: 3,
  typedId: idOf(1),
  value: h.value,
  responseUrl: `https://hooks.slack.com/actions/T0000000001/1234567890123/${'a'.repeat(24)}`,
  all: many(40, idOf),
  answerId: idOf(2),
});
