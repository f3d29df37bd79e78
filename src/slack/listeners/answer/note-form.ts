import type { App, ViewSubmitAction } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import type { Why } from '../../../domain/prediction/prediction.ts';
import { doubtFigures } from '../../../figures/questions/doubt.ts';
import { reflect } from '../../../usecases/answer/reflect.ts';
import { answerIds } from '../../ids/answer.ts';
import { decodeAnswer, decodePlace, type FormPlace } from '../../payloads/answer.ts';
import { noteModal } from '../../views/answer/forms.ts';
import { onPress, showAnew } from './press.ts';
import { undoSentences } from './sentences.ts';

const WHYS: readonly Why[] = ['wrong-belief', 'bug', 'luck', 'cannot-tell'];

/** What happened, the lesson, and why: one optional form behind one button. */
export function registerNoteForm(app: App, deps: Deps): void {
  onPress(app, answerIds.addNote, async (press, { ack, client }) => {
    const given = decodeAnswer(press.value);
    if (given) {
      const { predictionId, answerId, hasNote } = given;
      const { responseUrl, all } = press;
      const place: FormPlace = {
        predictionId,
        dueSeq: 0,
        typedId: null,
        value: null,
        answerId,
        responseUrl,
        all,
      };
      // An empty form needs no database: the trigger lives three seconds.
      const said = hasNote ? await saidSoFar(deps, press.teamId, predictionId) : NOTHING_SAID;
      await client.views.open({ trigger_id: press.triggerId, view: noteModal(place, said) });
    }
    await ack();
  });

  app.view<ViewSubmitAction>(answerIds.noteForm, async ({ ack, body, view }) => {
    const place = decodePlace(view.private_metadata);
    const typed = (field: string) => view.state.values[field]?.[field];
    const problem = (text: string) =>
      ack({ response_action: 'errors', errors: { [answerIds.noteField]: text } });
    if (!place?.answerId) return problem(undoSentences.gone);
    const who = { teamId: body.team?.id ?? body.user.team_id ?? '', userId: body.user.id };
    const why = typed(answerIds.whyField)?.selected_option?.value;
    const refusal = await reflect(deps, {
      ...who,
      predictionId: place.predictionId,
      answerId: place.answerId,
      note: typed(answerIds.noteField)?.value?.trim() || null,
      lesson: typed(answerIds.lessonField)?.value?.trim() || null,
      why: WHYS.find((one) => one === why) ?? null,
    });
    if (refusal === 'not-yours') return problem(undoSentences['not-yours']);
    if (refusal === 'undone')
      return problem('That answer was undone meanwhile, so there is nothing to add a note to.');
    await ack();
    await showAnew(deps, { ...who, ...place });
  });
}

const NOTHING_SAID = { note: null, lesson: null, why: null };

async function saidSoFar(deps: Deps, teamId: string, predictionId: string) {
  const known = await doubtFigures(deps.db.read, { teamId, id: predictionId });
  return known?.prediction.answer ?? NOTHING_SAID;
}
