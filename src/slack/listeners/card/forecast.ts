import type {
  AllMiddlewareArgs,
  App,
  BlockAction,
  ButtonAction,
  SlackActionMiddlewareArgs,
  SlackViewMiddlewareArgs,
  ViewSubmitAction,
} from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import {
  readBinaryFields,
  readNumericFields,
  readOptionPercents,
} from '../../../domain/capture/fields/value.ts';
import type { ForecastValue, Prediction } from '../../../domain/prediction/prediction.ts';
import { askedForForecast, sharedPrediction } from '../../../figures/card.ts';
import { keepDm } from '../../../usecases/capture/keep-dm.ts';
import { addForecast } from '../../../usecases/card/add-forecast.ts';
import { fieldId } from '../../ids/capture.ts';
import { cardIds, cardPercentPattern, optionFieldId } from '../../ids/card.ts';
import { decodeCard } from '../../payloads/card.ts';
import { readRecordForm, type ViewValues } from '../../payloads/record-form.ts';
import { forecastModal } from '../../views/card/forecast-modal.ts';
import { forecastReply } from '../../views/card/forecast-reply.ts';
import { replyAt } from '../reply.ts';
import { likeItBefore } from './like-it-before.ts';

/** What others in the channel say on a shared prediction: a quick percent, or anything else in a form. */
export function registerForecasts(app: App, deps: Deps): void {
  app.action<BlockAction<ButtonAction>>(cardPercentPattern, (slack) => addQuickly(deps, slack));
  app.action<BlockAction<ButtonAction>>(cardIds.forecast, (slack) => openForm(deps, slack));
  app.view<ViewSubmitAction>(cardIds.forecastModal, (slack) => addFromForm(deps, slack));
}

type ButtonArguments = SlackActionMiddlewareArgs<BlockAction<ButtonAction>> & AllMiddlewareArgs;
type SubmitArguments = SlackViewMiddlewareArgs<ViewSubmitAction> & AllMiddlewareArgs;

async function addQuickly(
  deps: Deps,
  { ack, action, body, context, respond }: ButtonArguments,
): Promise<void> {
  const payload = decodeCard(action.value);
  const teamId = context.teamId ?? body.team?.id;
  if (!teamId || payload?.n === undefined) throw new Error('a card carries a percent that is none');
  const value: ForecastValue = { kind: 'binary', percent: payload.n };
  const originKey = `press|${action.action_ts}`;
  const person = { teamId, userId: body.user.id };
  const result = await addForecast(deps, { ...person, predictionId: payload.p, originKey, value });
  await ack();
  const shared = { teamId, id: payload.p, channelId: body.channel?.id ?? '' };
  const prediction = await sharedPrediction(deps.db.read, shared);
  const isTaken = 'taken' in result && prediction;
  const before = isTaken ? await likeItBefore(deps, person, prediction) : null;
  const { text, blocks = [] } = forecastReply(result, prediction, value, before);
  await respond({ text, blocks: [...blocks], response_type: 'ephemeral', replace_original: false });
  if ('taken' in result) await keepDm(deps, teamId, body.user.id);
}

async function openForm(
  deps: Deps,
  { ack, action, body, client, context, respond }: ButtonArguments,
): Promise<void> {
  const payload = decodeCard(action.value);
  const teamId = context.teamId ?? body.team?.id;
  if (!teamId || !payload) throw new Error('a card carries no prediction');
  const shared = { teamId, id: payload.p, channelId: body.channel?.id ?? '' };
  const person = { userId: body.user.id, homeTeamId: body.user.team_id };
  const asked = await askedForForecast(deps.db.read, shared, person, deps.clock.now());
  if (typeof asked === 'object') {
    const view = forecastModal(asked, body.response_url);
    await client.views.open({ trigger_id: body.trigger_id, view });
    await ack();
    return;
  }
  await ack();
  const { text } = forecastReply({ refusal: asked }, undefined, null);
  await respond({ text, response_type: 'ephemeral', replace_original: false });
}

async function addFromForm(deps: Deps, slack: SubmitArguments): Promise<void> {
  const { ack, body, context, view } = slack;
  const payload = decodeCard(view.private_metadata);
  const teamId = context.teamId ?? body.team?.id;
  if (!teamId || !payload) throw new Error('a form carries no prediction');
  const shared = { teamId, id: payload.p, channelId: payload.c ?? '' };
  const prediction = await sharedPrediction(deps.db.read, shared);
  const read = prediction ? readValue(prediction, view.state.values) : { errors: {} };
  if (prediction && 'errors' in read) {
    await ack({ response_action: 'errors', errors: read.errors });
    return;
  }
  const value = 'value' in read ? read.value : null;
  const person = { teamId, userId: body.user.id };
  const added = { ...person, predictionId: payload.p, originKey: `view|${view.id}` };
  const result = value ? await addForecast(deps, { ...added, value }) : { refusal: 'gone' as const };
  await ack();
  const isTaken = 'taken' in result && prediction;
  const before = isTaken ? await likeItBefore(deps, person, prediction) : null;
  if (payload.u) await replyAt(payload.u, forecastReply(result, prediction, value, before), false);
  if ('taken' in result) await keepDm(deps, teamId, body.user.id);
}

/** What the fields say, or what is wrong under which of them. */
function readValue(
  prediction: Prediction,
  values: ViewValues,
): { readonly value: ForecastValue } | { readonly errors: Record<string, string> } {
  if (prediction.kind === 'choice') return readOptions(prediction, values);
  const form = { ...readRecordForm(values), scale: prediction.scale };
  const { value, problems } = prediction.kind === 'binary' ? readBinaryFields(form) : readNumericFields(form);
  if (value) return { value };
  const errors = Object.entries(problems ?? {}).map(([field, sentence]) => [fieldId(field), sentence]);
  return { errors: Object.fromEntries(errors) };
}

function readOptions(prediction: Prediction, values: ViewValues): ReturnType<typeof readValue> {
  const typed = prediction.options.map((_label, position) => {
    const id = optionFieldId(position);
    return values[id]?.[id]?.value ?? '';
  });
  const read = readOptionPercents(typed);
  if ('problem' in read) return { errors: { [optionFieldId(read.position)]: read.problem } };
  return { value: { kind: 'choice', percents: read.percents } };
}
