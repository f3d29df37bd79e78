import type { Deps } from '../../../../src/deps.ts';
import { answer } from '../../../../src/usecases/answer/answer.ts';
import { captureLine } from '../../../../src/usecases/capture/capture-line.ts';
import { share } from '../../../../src/usecases/capture/share.ts';

/** People of #training, in turn. */
const AUTHORS = ['U0ANA00001', 'U0MARIA001', 'U0KENJI001'];
const TEAM = 'T0ACME001';
export const TRAINING = 'C0TRAIN001';

/** One line typed by each in turn, shared in #training and answered: seven of ten of what was said at 70% happen. */
export async function shareAndAnswer(deps: Deps, count: number): Promise<void> {
  for (let index = 0; index < count; index += 1) {
    const userId = AUTHORS[index % AUTHORS.length] ?? '';
    const text = `idea ${index} beats the baseline by tomorrow 9am ${10 * (1 + (index % 9))}% #lr`;
    const typed = { teamId: TEAM, userId, channelId: null, text, originKey: `seed|${index}` };
    const { predictionIds } = await captureLine(deps, { ...typed, typedAt: deps.clock.now() });
    const predictionId = predictionIds[0] ?? '';
    const wish = { teamId: TEAM, userId, predictionId, channelId: TRAINING, hidesForecasts: true };
    await share(deps, wish);
    const outcome = { kind: (index * 7) % 10 < 1 + (index % 9) ? 'yes' : 'no' } as const;
    await answer(deps, { teamId: TEAM, userId, predictionId, outcome });
  }
}
