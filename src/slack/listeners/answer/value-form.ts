import type { App, ViewSubmitAction } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { doubtAbout } from '../../../domain/prediction/doubt.ts';
import { readValue } from '../../../domain/reading/read-value.ts';
import { doubtFigures } from '../../../figures/questions/doubt.ts';
import { questionFigures } from '../../../figures/questions/questions.ts';
import { answer } from '../../../usecases/answer/answer.ts';
import { answerIds } from '../../ids/answer.ts';
import { decodePlace, decodeQuestion, type FormPlace } from '../../payloads/answer.ts';
import { type FormSubject, valueModal } from '../../views/answer/forms.ts';
import { onPress, showAnew } from './press.ts';
import { answerSentences } from './sentences.ts';

/**
 * "Enter the value": the form opens first of all, and says then which question it is about; what it holds commits, then
 * acks.
 */
export function registerValueForm(app: App, deps: Deps): void {
  onPress(app, answerIds.enterValue, async (press, { ack, client }) => {
    const question = decodeQuestion(press.value);
    if (question) {
      const { responseUrl, all } = press;
      const place: FormPlace = { ...question, value: null, responseUrl, all, answerId: null };
      const opened = await client.views.open({ trigger_id: press.triggerId, view: valueModal(place) });
      await ack();
      const subject = await subjectOf(deps, press, place.predictionId).catch(() => null);
      if (subject && opened.view?.id)
        await client.views.update({ view_id: opened.view.id, view: valueModal(place, null, subject) });
      return;
    }
    await ack();
  });

  app.view<ViewSubmitAction>(answerIds.valueForm, async ({ ack, body, view }) => {
    const place = decodePlace(view.private_metadata);
    const typed = view.state.values[answerIds.valueField]?.[answerIds.valueField]?.value ?? '';
    const problem = (text: string) =>
      ack({ response_action: 'errors', errors: { [answerIds.valueField]: text } });
    if (!place) return problem(answerSentences.gone);
    const who = { teamId: body.team?.id ?? body.user.team_id ?? '', userId: body.user.id };
    const key = { teamId: who.teamId, id: place.predictionId };
    const read = readValue(typed);
    if (read.kind === 'none')
      return problem('Type one number, like 0.342, 12k or 3e-4; or NaN if it diverged.');
    if (read.kind === 'decimal-comma') return problem('Use a point for decimals: 1.5, not 1,5.');
    if (read.kind === 'number' && read.value !== place.value) {
      const figures = await doubtFigures(deps.db.read, key);
      const doubt = figures && doubtAbout(read.value, figures.prediction, figures.forecasts);
      // Asked once: the same value sent again is meant.
      if (doubt)
        return ack({ response_action: 'update', view: valueModal({ ...place, value: read.value }, doubt) });
    }
    const note = read.rest === '' ? null : read.rest;
    const outcome =
      read.kind === 'number'
        ? ({ kind: 'number', value: read.value } as const)
        : ({ kind: 'void', reason: 'diverged' } as const);
    const { predictionId, typedId } = place;
    const refusal = await answer(deps, { ...who, predictionId, typedId, outcome, note });
    if (refusal !== null) return problem(answerSentences[refusal]);
    await ack();
    await showAnew(deps, { ...who, ...place });
  });
}

async function subjectOf(
  deps: Deps,
  viewer: { readonly teamId: string; readonly userId: string },
  predictionId: string,
): Promise<FormSubject | null> {
  const [asked] = await questionFigures(deps.db.read, viewer, [predictionId], deps.clock.now());
  return asked ? { claim: asked.prediction.claim, said: asked.said } : null;
}
