import type { Reader, Tx } from '../../../db/connect.ts';
import type { NewRow, Row } from '../../../db/schema.ts';
import type { Member, MemberChoices } from '../../domain/people/member.ts';
import type { Instant } from '../../domain/prediction/prediction.ts';
import { USUAL_DAY, type WorkingHours } from '../../domain/time/working-hours.ts';

/** What Slack says of a person; the rest of a member is their own choice. */
export type MemberFacts = Omit<Member, 'zone' | 'dmChannelId' | 'choices'> & {
  readonly slackZone: string | null;
};

/** The member of this id. */
export async function findMember(db: Reader, teamId: string, userId: string): Promise<Member | undefined> {
  const row = await db
    .selectFrom('members')
    .selectAll()
    .where('team_id', '=', teamId)
    .where('user_id', '=', userId)
    .executeTakeFirst();
  return row && toMember(row);
}

/** These members of one workspace, in no particular order; unknown ids are left out. */
export async function listMembers(db: Reader, teamId: string, userIds: readonly string[]): Promise<Member[]> {
  if (userIds.length === 0) return [];
  const rows = await db
    .selectFrom('members')
    .selectAll()
    .where('team_id', '=', teamId)
    .where('user_id', 'in', [...userIds])
    .execute();
  return rows.map(toMember);
}

/** Takes over what Slack says of a person; what they chose stays. */
export async function setMemberFacts(tx: Tx, facts: MemberFacts, firstSeenAt: Instant): Promise<void> {
  const known = {
    name: facts.name,
    slack_zone: facts.slackZone,
    is_guest: flag(facts.isGuest),
    is_external: flag(facts.isExternal),
    is_bot: flag(facts.isBot),
    is_deleted: flag(facts.isDeleted),
    is_admin: flag(facts.isAdmin),
    checked_at: facts.checkedAt,
  };
  await tx
    .insertInto('members')
    .values({ team_id: facts.teamId, user_id: facts.userId, first_seen_at: firstSeenAt, ...known })
    .onConflict((conflict) => conflict.columns(['team_id', 'user_id']).doUpdateSet(known))
    .execute();
}

/** Changes what a member chose for themselves; what is left out stays. */
export async function setMemberChoices(
  tx: Tx,
  teamId: string,
  userId: string,
  choices: Partial<MemberChoices>,
): Promise<void> {
  const columns = choiceColumns(choices);
  if (Object.keys(columns).length === 0) return;
  await tx
    .updateTable('members')
    .set(columns)
    .where('team_id', '=', teamId)
    .where('user_id', '=', userId)
    .execute();
}

/** Remembers the DM with a member, so that a message in doubt can be looked up there. */
export async function setDmChannel(tx: Tx, teamId: string, userId: string, channelId: string): Promise<void> {
  await tx
    .updateTable('members')
    .set({ dm_channel_id: channelId })
    .where('team_id', '=', teamId)
    .where('user_id', '=', userId)
    .execute();
}

/** The zone, working days and hours in force for whoever a row is about; those of somebody never met. */
export function hoursOf(row: {
  readonly chosen_zone: string | null;
  readonly slack_zone: string | null;
  readonly work_days: string | null;
  readonly day_starts: number | null;
  readonly day_ends: number | null;
}): Required<WorkingHours> {
  const zone = row.chosen_zone ?? row.slack_zone ?? 'UTC';
  const day = { starts: row.day_starts ?? USUAL_DAY.starts, ends: row.day_ends ?? USUAL_DAY.ends };
  return { zone, workDays: [...(row.work_days ?? '12345')].map(Number), day };
}

const flag = (is: boolean): 0 | 1 => (is ? 1 : 0);

function choiceColumns(choices: Partial<MemberChoices>): Partial<NewRow<'members'>> {
  const { zone, defaultSharing, workDays, runPrompts } = choices;
  return {
    ...(zone === undefined ? {} : { chosen_zone: zone }),
    ...(defaultSharing === undefined ? {} : { default_sharing: defaultSharing }),
    ...(workDays === undefined ? {} : { work_days: [...workDays].sort().join('') }),
    ...(choices.day === undefined ? {} : { day_starts: choices.day.starts, day_ends: choices.day.ends }),
    ...(choices.wakesAtNight === undefined ? {} : { wakes_at_night: flag(choices.wakesAtNight) }),
    ...(choices.wantsReminders === undefined ? {} : { wants_reminders: flag(choices.wantsReminders) }),
    ...(choices.isNamedInDigests === undefined ? {} : { named_in_digests: flag(choices.isNamedInDigests) }),
    ...(choices.hasVisibleStatistics === undefined
      ? {}
      : { statistics_visible: flag(choices.hasVisibleStatistics) }),
    ...(runPrompts === undefined ? {} : { run_prompts: runPrompts }),
  };
}

function toMember(row: Row<'members'>): Member {
  return {
    teamId: row.team_id,
    userId: row.user_id,
    name: row.name,
    zone: hoursOf(row).zone,
    isGuest: row.is_guest === 1,
    isExternal: row.is_external === 1,
    isBot: row.is_bot === 1,
    isDeleted: row.is_deleted === 1,
    isAdmin: row.is_admin === 1,
    checkedAt: row.checked_at,
    dmChannelId: row.dm_channel_id,
    choices: {
      zone: row.chosen_zone,
      defaultSharing: row.default_sharing,
      workDays: hoursOf(row).workDays,
      day: hoursOf(row).day,
      wakesAtNight: row.wakes_at_night === 1,
      wantsReminders: row.wants_reminders === 1,
      isNamedInDigests: row.named_in_digests === 1,
      hasVisibleStatistics: row.statistics_visible === 1,
      runPrompts: row.run_prompts,
    },
  };
}
