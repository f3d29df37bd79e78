import type { Dialect } from '../../../db/connect.ts';
import type { Proposal } from '../../../src/domain/capture/proposal.ts';
import type { ForecastValue, Outcome } from '../../../src/domain/prediction/prediction.ts';
import { findPrediction } from '../../../src/store/predictions/find.ts';
import { type AnswerRefusal, answer } from '../../../src/usecases/answer/answer.ts';
import { type UndoRefusal, undoAnswer } from '../../../src/usecases/answer/undo-answer.ts';
import { recordProposal } from '../../../src/usecases/capture/record-proposal.ts';
import { share } from '../../../src/usecases/capture/share.ts';
import { addForecast } from '../../../src/usecases/card/add-forecast.ts';
import { knowMember } from '../../../src/usecases/people/know-member.ts';
import { type Office, openOffice } from '../office.ts';

/** An office in which people record, forecast and answer; everything by prediction id. */
export interface Desk extends AsyncDisposable {
  readonly office: Office;
  record(given: Partial<Proposal> & { readonly value: ForecastValue; readonly by?: string }): Promise<string>;
  share(id: string, channelId?: string): Promise<void>;
  forecast(id: string, userId: string, value: ForecastValue): Promise<unknown>;
  answer(id: string, outcome: Outcome, userId?: string): Promise<AnswerRefusal | null>;
  undo(id: string, userId?: string): Promise<UndoRefusal | null>;
}

/** Opens a desk at a time. */
export async function openDesk(dialect: Dialect, now: string): Promise<Desk> {
  const office = await openOffice(dialect, now);
  const { deps } = office;
  for (const userId of ['U1', 'U2']) await knowMember(deps, 'T1', userId);
  let requests = 0;
  return {
    office,
    async record({ by = 'U1', ...given }) {
      const proposal = { ...plainProposal, kind: given.value.kind, ...given };
      requests += 1;
      const recording = {
        teamId: 'T1',
        authorId: by,
        originKey: `r${requests}`,
        wakesAtNight: false,
        proposal,
      };
      return deps.db.write((tx) => recordProposal(tx, deps, recording, deps.clock.now()));
    },
    async share(id, channelId = 'C1') {
      const at = { teamId: 'T1', userId: 'U1', predictionId: id, channelId, hidesForecasts: true };
      const refusal = await share(deps, at);
      if (refusal !== null) throw new Error(refusal);
    },
    forecast(id, userId, value) {
      requests += 1;
      return addForecast(deps, { teamId: 'T1', userId, predictionId: id, originKey: `f${requests}`, value });
    },
    answer: (id, outcome, userId = 'U1') => answer(deps, { teamId: 'T1', userId, predictionId: id, outcome }),
    async undo(id, userId = 'U1') {
      const prediction = await findPrediction(deps.db.read, { teamId: 'T1', id });
      const answerId = prediction?.answer?.id ?? 'none';
      return undoAnswer(deps, { teamId: 'T1', userId, predictionId: id, answerId });
    },
    [Symbol.asyncDispose]: () => office[Symbol.asyncDispose](),
  };
}

/** A percent for a claim. */
export const percent = (value: number): ForecastValue => ({ kind: 'binary', percent: value });
/** Percents for options. */
export const percents = (...values: readonly number[]): ForecastValue => ({
  kind: 'choice',
  percents: values,
});
/** Low, median and high at 80%. */
export const interval = (low: number, median: number, high: number): ForecastValue => ({
  kind: 'numeric',
  low,
  median,
  high,
  level: 80,
  isMedianImputed: false,
});

/** A proposal that says nothing special, due on a Friday in March. */
export const plainProposal: Omit<Proposal, 'value' | 'kind'> = {
  claim: 'it converges',
  reason: null,
  metric: null,
  comparator: null,
  threshold: null,
  unit: null,
  scale: 'linear',
  scoringUnit: null,
  reference: null,
  options: [],
  tags: [],
  hidesForecasts: true,
  run: { rowId: null, label: null, url: null },
  due: { rule: 'time', at: '2026-03-20T09:00:00.000Z', phrase: null, isChosen: true },
};
