import type { Deps } from '../../deps.ts';
import type { Member } from '../../domain/people/member.ts';
import { isZone } from '../../domain/time/wall.ts';
import { findMember, setMemberFacts } from '../../store/people/members.ts';
import { rearmReminders } from './rearm-reminders.ts';

/** Zones and names change rarely: asking once a day is enough. */
const MEMBER_FRESH_MS = 24 * 60 * 60_000;

/**
 * What Hunch knows of a person; Slack is asked when Hunch never met them or not for a day (`fresh` asks anyway,
 * `unasked` only about people never met: programs that report give up before Slack does).
 * If Slack does not answer, what is known stays in force; only a person never met makes it throw.
 */
export async function knowMember(
  deps: Deps,
  teamId: string,
  userId: string,
  options: { readonly fresh?: boolean; readonly unasked?: boolean } = {},
): Promise<Member> {
  const known = await findMember(deps.db.read, teamId, userId);
  const age = known ? Date.parse(deps.clock.machineNow()) - Date.parse(known.checkedAt) : Infinity;
  if (known && !options.fresh && (options.unasked || age < MEMBER_FRESH_MS)) return known;
  try {
    return await askSlack(deps, teamId, userId);
  } catch (error) {
    if (!known) throw error;
    deps.log.warn({ teamId, userId }, 'Slack did not say who this is; using what is known');
    return known;
  }
}

async function askSlack(deps: Deps, teamId: string, userId: string): Promise<Member> {
  const { zone, ...user } = await deps.messenger.user(teamId, userId);
  const facts = {
    ...user,
    teamId,
    // A zone that this machine does not know would make every time unreadable.
    slackZone: zone !== null && isZone(zone) ? zone : null,
    isExternal: user.isExternal || user.teamId !== teamId,
    checkedAt: deps.clock.machineNow(),
  };
  return deps.db.write(async (tx) => {
    const before = await findMember(tx, teamId, userId);
    await setMemberFacts(tx, facts, deps.clock.now());
    const member = await findMember(tx, teamId, userId);
    if (!member) throw new Error(`member ${userId} was not stored`);
    if (before) await rearmReminders(tx, before, member, deps.clock.now());
    return member;
  });
}
