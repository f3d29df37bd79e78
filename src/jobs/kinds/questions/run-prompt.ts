import { runPromptFigures } from '../../../figures/questions/run-prompt.ts';
import { runPromptMessage } from '../../../slack/views/runs/prompt.ts';
import type { DeliveryKind } from '../kind.ts';

/** Asks at a run's start, once; a run that ended before, or that somebody predicted about, is not asked about. */
export const runPromptKind: DeliveryKind = {
  kind: 'run-prompt',
  async render({ db, now }, delivery) {
    const to = { teamId: delivery.teamId, userId: delivery.userId };
    const figures = await runPromptFigures(
      db,
      to,
      delivery.payload as Parameters<typeof runPromptFigures>[2],
      now,
    );
    return figures && runPromptMessage(figures);
  },
};
