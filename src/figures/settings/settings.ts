import type { Deps } from '../../deps.ts';
import type { MemberChoices } from '../../domain/people/member.ts';
import { USUAL_DAY } from '../../domain/time/working-hours.ts';
import { findMember } from '../../store/people/members.ts';
import { findTeam } from '../../store/workspace/teams.ts';

/** A person's settings as their form shows them; the defaults for somebody Hunch never met. */
export interface SettingsFigures {
  readonly choices: MemberChoices;
  /** The zone in force. */
  readonly zone: string;
  /** Whether the workspace's settings are offered; Slack is asked again when they are changed. */
  readonly mayAdminister: boolean;
}

/** Gathers a person's own settings. */
export async function settingsFigures(
  deps: Deps,
  person: { readonly teamId: string; readonly userId: string },
): Promise<SettingsFigures> {
  const member = await findMember(deps.db.read, person.teamId, person.userId);
  const team = await findTeam(deps.db.read, person.teamId);
  return {
    choices: member?.choices ?? DEFAULT_CHOICES,
    zone: member?.zone ?? 'UTC',
    mayAdminister: member?.isAdmin === true || team?.installedBy === person.userId,
  };
}

/** As a new row of the database has them. */
export const DEFAULT_CHOICES: MemberChoices = {
  zone: null,
  defaultSharing: 'ask',
  workDays: [1, 2, 3, 4, 5],
  day: USUAL_DAY,
  wakesAtNight: false,
  wantsReminders: true,
  isNamedInDigests: false,
  hasVisibleStatistics: false,
  runPrompts: 'unset',
};
