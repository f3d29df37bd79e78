import { askAt } from '../../../domain/delivery/follow-ups.ts';
import { followUpFigures } from '../../../figures/questions/follow-up.ts';
import { followUpMessage } from '../../../slack/views/answer/follow-up.ts';
import { listAsking } from '../../../store/predictions/due.ts';
import type { DeliveryKind } from '../kind.ts';

/** Asks what happened, once for each due time; what was answered or put off meanwhile is left out. */
export const followUpKind: DeliveryKind = {
  kind: 'follow-up',
  async render({ db, now }, delivery, items) {
    const figures = await followUpFigures(db, delivery.teamId, delivery.userId ?? '', items, now);
    return figures.questions.length === 0 ? null : followUpMessage(figures);
  },
  async heldUntil({ db, now }, { teamId }, items) {
    // Planned by day, but Slack may have been away until now. What may go takes the rest of its message along.
    const asking = await listAsking(db, teamId, items);
    return asking.map((question) => askAt(question, now)).sort()[0] ?? now;
  },
};
