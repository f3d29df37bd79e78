import type { App, ViewSubmitAction } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { doubtAbout } from '../../../domain/prediction/doubt.ts';
import type { Outcome } from '../../../domain/prediction/prediction.ts';
import { readAnswer } from '../../../domain/reading/answer/read-answer.ts';
import { doubtFigures } from '../../../figures/questions/doubt.ts';
import { type Question, questionFigures } from '../../../figures/questions/questions.ts';
import { waitingFigures } from '../../../figures/questions/waiting.ts';
import { answer } from '../../../usecases/answer/answer.ts';
import { knowMember } from '../../../usecases/people/know-member.ts';
import { answerAllField, answerIds, predictionOfField } from '../../ids/answer.ts';
import { type AnswerAllPayload, decodeAnswerAll, readFieldAnswer } from '../../payloads/answer-all.ts';
import { ANSWERED_AT_ONCE, answerAllModal } from '../../views/answer/answer-all.ts';
import { onPress, showAnew } from './press.ts';

/** One form for everything that waits: what is filled in is settled, the rest stays open. */
export function registerAnswerAll(app: App, deps: Deps): void {
  onPress(app, answerIds.answerAll, async (press, { ack, client }) => {
    const { responseUrl, all, triggerId } = press;
    const payload = { ...(responseUrl === null ? {} : { u: responseUrl }), all: [...all], v: {} };
    const view = answerAllModal(await waiting(deps, press), payload);
    await client.views.open({ trigger_id: triggerId, view });
    await ack();
  });

  app.view<ViewSubmitAction>(answerIds.answerAllForm, async ({ ack, body, view }) => {
    const who = { teamId: body.team?.id ?? body.user.team_id ?? '', userId: body.user.id };
    const payload = decodeAnswerAll(view.private_metadata);
    const read = await readAll(deps, who, payload, view.state.values);
    if (Object.keys(read.errors).length > 0) {
      await ack({ response_action: 'errors', errors: read.errors });
      return;
    }
    if (read.doubts.size > 0) {
      const asked = { ...payload, v: { ...payload.v, ...Object.fromEntries(read.doubted) } };
      const shown = { questions: read.questions, offset: 0, total: read.questions.length };
      await ack({ response_action: 'update', view: answerAllModal(shown, asked, null, read.doubts) });
      return;
    }
    let saved = 0;
    for (const [predictionId, given] of read.given) {
      // Settled elsewhere meanwhile: that answer stands.
      const refusal = await answer(deps, { ...who, predictionId, ...given });
      if (refusal === null) saved += 1;
    }
    if (saved === 0) await ack();
    else {
      const next = answerAllModal(await waiting(deps, who), { ...payload, v: {} }, saved);
      await ack({ response_action: 'update', view: next });
    }
    await showAnew(deps, { ...who, responseUrl: payload.u ?? null, all: payload.all });
  });
}

interface Who {
  readonly teamId: string;
  readonly userId: string;
}

const waiting = (deps: Deps, { teamId, userId }: Who) =>
  waitingFigures(deps.db.read, teamId, userId, deps.clock.now(), {
    offset: 0,
    limit: ANSWERED_AT_ONCE,
  });

interface Given {
  readonly outcome: Outcome;
  readonly note: string | null;
}

/** What a page says: what to settle, what cannot be read, and which numbers must be confirmed first. */
interface Page {
  readonly questions: readonly Question[];
  readonly given: Map<string, Given>;
  readonly errors: Record<string, string>;
  readonly doubts: Map<string, string>;
  readonly doubted: Map<string, number>;
}

async function readAll(
  deps: Deps,
  who: Who,
  payload: AnswerAllPayload,
  values: Parameters<typeof fieldsOf>[0],
): Promise<Page> {
  const fields = fieldsOf(values);
  const now = deps.clock.now();
  const { zone } = await knowMember(deps, who.teamId, who.userId);
  const questions = await questionFigures(deps.db.read, who, [...fields.keys()], now);
  const page: Page = { questions, given: new Map(), errors: {}, doubts: new Map(), doubted: new Map() };
  for (const { prediction, state } of questions) {
    const field = readFieldAnswer(fields.get(prediction.id) ?? {});
    if (field === null || state === 'answered') continue;
    const read = givenBy(field, prediction, { now, zone });
    if (typeof read === 'string') page.errors[answerAllField(prediction.id)] = read;
    else page.given.set(prediction.id, read);
    if (typeof read === 'string' || read.outcome.kind !== 'number') continue;
    const { value } = read.outcome;
    if (payload.v[prediction.id] === value) continue;
    const figures = await doubtFigures(deps.db.read, prediction);
    const doubt = figures && doubtAbout(value, prediction, figures.forecasts);
    if (!doubt) continue;
    page.doubts.set(prediction.id, doubt);
    page.doubted.set(prediction.id, value);
  }
  return page;
}

type FieldState = Parameters<typeof readFieldAnswer>[0];

/** What stands in each field, by prediction, in the order of the form. */
function fieldsOf(
  values: Readonly<Record<string, Readonly<Record<string, FieldState>>>>,
): Map<string, FieldState> {
  return new Map(
    Object.entries(values).flatMap(([blockId, elements]) => {
      const predictionId = predictionOfField(blockId);
      const field = elements[blockId];
      return predictionId !== null && field ? [[predictionId, field] as const] : [];
    }),
  );
}

/** The outcome that a field means, or what is wrong with it. */
function givenBy(
  field: NonNullable<ReturnType<typeof readFieldAnswer>>,
  prediction: Question['prediction'],
  context: { readonly now: string; readonly zone: string },
): Given | string {
  if (field === 'yes' || field === 'no') return { outcome: { kind: field }, note: null };
  if (field === 'void') return { outcome: { kind: 'void', reason: 'cannot-tell' }, note: null };
  if ('option' in field) return { outcome: { kind: 'option', option: field.option }, note: null };
  const read = readAnswer(field.typed, prediction, context);
  switch (read.kind) {
    case 'outcome':
      return { outcome: read.outcome, note: read.note };
    case 'not-finite':
      return { outcome: { kind: 'void', reason: 'diverged' }, note: null };
    case 'decimal-comma':
      return 'Use a point for decimals: 1.5, not 1,5.';
    default:
      return 'Type one number, like 0.342, 12k or 3e-4; NaN if it diverged; or can’t tell.';
  }
}
