import { waitingFigures } from '../../figures/waiting.ts';
import { reminderMessage } from '../../slack/views/answer/reminder.ts';
import type { DeliveryKind } from './kind.ts';

/** One DM a person and day that lists what waits for them, oldest first. */
export const reminderKind: DeliveryKind = {
  kind: 'reminder',
  async render({ db, now }, delivery) {
    const figures = await waitingFigures(db, delivery.teamId, delivery.userId ?? '', now);
    return figures.questions.length === 0 ? null : reminderMessage(figures);
  },
};
