import type { Tx } from '../../../db/connect.ts';
import { hoursOfMember, type Member } from '../../domain/people/member.ts';
import type { Instant } from '../../domain/prediction/prediction.ts';
import { movedMorning } from '../../domain/time/working-hours.ts';
import { listComingReminders, moveReminder } from '../../store/predictions/reminders.ts';

/** Moves somebody's coming reminders to the mornings of the zone and working days they have from now on. */
export async function rearmReminders(tx: Tx, before: Member, after: Member, now: Instant): Promise<void> {
  const [from, to] = [hoursOfMember(before), hoursOfMember(after)];
  if (from.zone === to.zone && String(from.workDays) === String(to.workDays)) return;
  for (const { id, at } of await listComingReminders(tx, after, now))
    await moveReminder(tx, { teamId: after.teamId, id }, at, movedMorning(at, from, to, now));
}
