import { hoursOfMember } from '../../../domain/people/member.ts';
import { afterNightAndWeekend } from '../../../domain/time/working-hours.ts';
import { waitingFigures } from '../../../figures/questions/waiting.ts';
import { reminderMessage } from '../../../slack/views/answer/reminder.ts';
import { findMember } from '../../../store/people/members.ts';
import type { DeliveryKind } from '../kind.ts';

/** One DM a person and day that lists what waits for them, oldest first; never at night or on a free day. */
export const reminderKind: DeliveryKind = {
  kind: 'reminder',
  async render({ db, now }, delivery) {
    const figures = await waitingFigures(db, delivery.teamId, delivery.userId ?? '', now);
    return figures.questions.length === 0 ? null : reminderMessage(figures);
  },
  async heldUntil({ db, now }, { teamId, userId }) {
    const member = await findMember(db, teamId, userId ?? '');
    return member ? afterNightAndWeekend(now, hoursOfMember(member)) : now;
  },
};
