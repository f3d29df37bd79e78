import type { Instant } from '../prediction/prediction.ts';
import type { Day, WorkingHours } from '../time/working-hours.ts';

/** Any person of a workspace Hunch knows, with what they chose. */
export interface Member {
  readonly teamId: string;
  readonly userId: string;
  readonly name: string;
  /** IANA zone in force: chosen, else Slack's, else UTC. */
  readonly zone: string;
  readonly isGuest: boolean;
  readonly isExternal: boolean;
  readonly isBot: boolean;
  readonly isDeleted: boolean;
  readonly isAdmin: boolean;
  /** Machine instant at which Slack was last asked about them. */
  readonly checkedAt: Instant;
  readonly dmChannelId: string | null;
  readonly choices: MemberChoices;
}

/** What a member can set for themselves. */
export interface MemberChoices {
  /** Zone chosen over Slack's; null follows Slack. */
  readonly zone: string | null;
  readonly defaultSharing: 'ask' | 'share' | 'private';
  /** ISO weekdays they work on, 1 Monday to 7 Sunday. */
  readonly workDays: readonly number[];
  /** When Hunch may write, other than at times that they chose. */
  readonly day: Day;
  readonly wakesAtNight: boolean;
  readonly wantsReminders: boolean;
  readonly isNamedInDigests: boolean;
  readonly hasVisibleStatistics: boolean;
  readonly runPrompts: 'unset' | 'every-start' | 'with-prediction' | 'never';
}

/** When a member may be spoken to. */
export const hoursOfMember = ({ zone, choices }: Pick<Member, 'zone' | 'choices'>): WorkingHours => ({
  zone,
  workDays: choices.workDays,
  day: choices.day,
});

/** Who looks: everything that shows predictions is gathered for one viewer. */
export interface Viewer {
  readonly teamId: string;
  readonly userId: string;
  /** Guests and people from outside see only the channels they are in. */
  readonly isLimited: boolean;
  /** Memberships checked before this machine instant do not count any more: failing closed. */
  readonly freshAfter: Instant;
}

/** A membership older than this is asked again, and does not count if Slack does not answer. */
export const MEMBERSHIP_FRESH_MS = 5 * 60_000;

/** A member as one who looks, by memberships that were checked in the last five minutes of machine time. */
export function viewerOf(member: Member, machineNow: Instant): Viewer {
  return {
    teamId: member.teamId,
    userId: member.userId,
    isLimited: member.isGuest || member.isExternal,
    freshAfter: new Date(Date.parse(machineNow) - MEMBERSHIP_FRESH_MS).toISOString(),
  };
}
