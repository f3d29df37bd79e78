import type { App, ViewSubmitAction } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { normalise } from '../../../domain/reading/normalise.ts';
import { readDue } from '../../../domain/time/read-due.ts';
import { plusMs } from '../../../domain/time/wall.ts';
import { nextWorkingMorning } from '../../../domain/time/working-hours.ts';
import { putOff } from '../../../usecases/answer/put-off.ts';
import { knowMember } from '../../../usecases/people/know-member.ts';
import { answerIds } from '../../ids/answer.ts';
import { decodeLater, decodePlace, type LaterChoice } from '../../payloads/answer.ts';
import { laterModal } from '../../views/answer/forms.ts';
import { onPress, say, showAnew } from './press.ts';
import { putOffSentences } from './sentences.ts';

const HOUR = 3_600_000;

/** "Still running": ask again in an hour, in six, tomorrow at nine, or at a time to pick. */
export function registerLater(app: App, deps: Deps): void {
  onPress(app, answerIds.stillRunning, async (press, { ack, client }) => {
    const picked = decodeLater(press.value);
    if (!picked) return ack();
    const { choice, predictionId, dueSeq } = picked;
    if (choice === 'pick') {
      const { responseUrl, all } = press;
      const question = { predictionId, dueSeq, typedId: null, value: null };
      const place = { ...question, responseUrl, all, answerId: null };
      await client.views.open({ trigger_id: press.triggerId, view: laterModal(place) });
      return ack();
    }
    const until = await untilOf(deps, press, choice);
    const refusal = await putOff(deps, { ...press, predictionId, dueSeq, until, phrase: null });
    await ack();
    if (refusal !== null) await say(deps, press.responseUrl, putOffSentences[refusal]);
    await showAnew(deps, press);
  });

  app.view<ViewSubmitAction>(answerIds.laterForm, async ({ ack, body, view }) => {
    const place = decodePlace(view.private_metadata);
    const problem = (text: string) =>
      ack({ response_action: 'errors', errors: { [answerIds.laterField]: text } });
    if (!place) return problem(putOffSentences.gone);
    const who = { teamId: body.team?.id ?? body.user.team_id ?? '', userId: body.user.id };
    const typed = view.state.values[answerIds.laterField]?.[answerIds.laterField]?.value ?? '';
    const { zone } = await knowMember(deps, who.teamId, who.userId);
    const due = readDue(normalise(typed), deps.clock.now(), zone);
    if (!due || 'refused' in due || due.at === null)
      return problem(
        'I could not read a time to come in that. Try "in 3h", "tomorrow 9am" or "Friday 17:00".',
      );
    const refusal = await putOff(deps, {
      ...who,
      predictionId: place.predictionId,
      dueSeq: place.dueSeq,
      until: due.at,
      phrase: typed,
    });
    if (refusal !== null) return problem(putOffSentences[refusal]);
    await ack();
    await showAnew(deps, { ...who, ...place });
  });
}

async function untilOf(
  deps: Deps,
  who: { readonly teamId: string; readonly userId: string },
  choice: Exclude<LaterChoice, 'pick'>,
): Promise<string> {
  const now = deps.clock.now();
  if (choice === '1h') return plusMs(now, HOUR);
  if (choice === '6h') return plusMs(now, 6 * HOUR);
  const { zone } = await knowMember(deps, who.teamId, who.userId);
  return nextWorkingMorning(now, { zone, workDays: [] });
}
