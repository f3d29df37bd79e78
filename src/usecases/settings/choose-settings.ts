import type { Deps } from '../../deps.ts';
import type { MemberChoices } from '../../domain/people/member.ts';
import { isZone } from '../../domain/time/wall.ts';
import { findMember, setMemberChoices } from '../../store/people/members.ts';
import { wantHome } from '../../store/surfaces.ts';
import { knowMember } from '../people/know-member.ts';
import { rearmReminders } from '../people/rearm-reminders.ts';

/** What somebody chose for themselves; nobody else can. A null zone follows Slack. */
export interface ChosenSettings {
  readonly teamId: string;
  readonly userId: string;
  readonly choices: Partial<MemberChoices>;
}

/** `no-such-zone` there is no such zone · `no-day` a day that ends before it starts. */
export type SettingsRefusal = 'no-such-zone' | 'no-day';

/** Keeps what somebody chose; nothing is changed where it is refused. */
export async function chooseSettings(deps: Deps, chosen: ChosenSettings): Promise<SettingsRefusal | null> {
  const { teamId, userId, choices } = chosen;
  if (choices.zone !== undefined && choices.zone !== null && !isZone(choices.zone)) return 'no-such-zone';
  if (choices.day && choices.day.starts >= choices.day.ends) return 'no-day';
  await knowMember(deps, teamId, userId);
  await deps.db.write(async (tx) => {
    const before = await findMember(tx, teamId, userId);
    await setMemberChoices(tx, teamId, userId, choices);
    const after = await findMember(tx, teamId, userId);
    if (before && after) await rearmReminders(tx, before, after, deps.clock.now());
    await wantHome(tx, teamId, userId);
  });
  deps.wake();
  return null;
}
