import type { App } from '@slack/bolt';
import type { Deps } from '../../../deps.ts';
import { readBack } from '../../../figures/capture/read-back.ts';
import { switchesFigures } from '../../../figures/settings/switches.ts';
import { typedAgain } from '../../../usecases/answer/typed-again.ts';
import { captureLine } from '../../../usecases/capture/capture-line.ts';
import { keepDm } from '../../../usecases/capture/keep-dm.ts';
import { answerIds } from '../../ids/answer.ts';
import type { Message } from '../../messenger.ts';
import { decodeTyped } from '../../payloads/answer.ts';
import { readBackMessage } from '../../views/capture/read-back.ts';
import { switchedOffText } from '../../views/settings/workspace.ts';
import { onPress, replace, say } from './press.ts';
import type { Typed } from './typed-answer.ts';

/** Captures a typed message like a typed command, once however often it is dealt with. */
export async function captureTyped(deps: Deps, typed: Omit<Typed, 'threadTs'>): Promise<Message> {
  const { teamId, userId, channelId, text, typedAt } = typed;
  if (!(await switchesFigures(deps, teamId)).takesMessages)
    return { text: switchedOffText('messages', deps.commandName) };
  const originKey = `event|${typed.eventId}`;
  const caught = await captureLine(deps, { teamId, userId, channelId, text, originKey, typedAt });
  await keepDm(deps, teamId, userId);
  return readBackMessage(await readBack(deps, { teamId, userId }, caught));
}

/** "No, it is a prediction" under a message that was taken for a possible answer. */
export function registerAsPrediction(app: App, deps: Deps): void {
  onPress(app, answerIds.asPrediction, async (press, { ack }) => {
    const eventId = decodeTyped(press.value);
    const typed = eventId && (await typedAgain(deps, { ...press, eventId }));
    const message = typed ? await captureTyped(deps, { ...press, ...typed }) : null;
    await ack();
    if (message) await replace(deps, press.responseUrl, message);
    else await say(deps, press.responseUrl, FORGOTTEN);
  });
}

const FORGOTTEN =
  'I keep typed messages for a few days only, and that one is gone. Type it once more, please.';
