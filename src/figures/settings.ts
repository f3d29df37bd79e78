import type { Deps } from '../deps.ts';
import type { MemberChoices } from '../domain/people/member.ts';
import { findMember } from '../store/members.ts';

/** A person's settings as their form shows them; the defaults for somebody Hunch never met. */
export interface SettingsFigures {
  readonly choices: MemberChoices;
  /** The zone in force. */
  readonly zone: string;
}

/** Gathers a person's own settings. */
export async function settingsFigures(
  deps: Deps,
  person: { readonly teamId: string; readonly userId: string },
): Promise<SettingsFigures> {
  const member = await findMember(deps.db.read, person.teamId, person.userId);
  return { choices: member?.choices ?? DEFAULT_CHOICES, zone: member?.zone ?? 'UTC' };
}

/** As a new row of the database has them. */
export const DEFAULT_CHOICES: MemberChoices = {
  zone: null,
  defaultSharing: 'ask',
  workDays: [1, 2, 3, 4, 5],
  wakesAtNight: false,
  wantsReminders: true,
  isNamedInDigests: false,
  hasVisibleStatistics: false,
  runPrompts: 'unset',
};
