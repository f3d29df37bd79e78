import type { Deps } from '../../../../src/deps.ts';
import { answer } from '../../../../src/usecases/answer/answer.ts';
import { captureLine } from '../../../../src/usecases/capture/capture-line.ts';
import { share } from '../../../../src/usecases/capture/share.ts';

/** People of #training, in turn. */
const AUTHORS = ['U0ANA00001', 'U0MARIA001', 'U0KENJI001'];
const TEAM = 'T0ACME001';
export const TRAINING = 'C0TRAIN001';

/** One line typed by each in turn, shared in #training and answered: about as many happen as were said to. */
export async function shareAndAnswer(deps: Deps, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const percent = 10 * (1 + (index % 9));
    const text = `idea ${index} beats the baseline by tomorrow 9am ${percent}% #lr`;
    const { userId, predictionId } = await shareLine(deps, index, text);
    const outcome = { kind: (index * 7) % 10 < percent / 10 ? 'yes' : 'no' } as const;
    await answer(deps, { teamId: TEAM, userId, predictionId, outcome });
  }
}

/** Lines shared in #training that are due on Thursday of the coming week. */
export async function shareOpen(deps: Deps, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1)
    await shareLine(deps, index, `idea ${index} beats the baseline by 2026-12-03 70%`);
}

async function shareLine(deps: Deps, index: number, text: string) {
  const userId = AUTHORS[index % AUTHORS.length] ?? '';
  const typed = { teamId: TEAM, userId, channelId: null, text, originKey: `seed|${index}` };
  const { predictionIds } = await captureLine(deps, { ...typed, typedAt: deps.clock.now() });
  const predictionId = predictionIds[0] ?? '';
  await share(deps, { teamId: TEAM, userId, predictionId, channelId: TRAINING, hidesForecasts: true });
  return { userId, predictionId };
}
