import type { Reader, Tx } from '../../../db/connect.ts';
import type { Row } from '../../../db/schema.ts';
import type { Instant } from '../../domain/prediction/prediction.ts';

/** A workspace in which Hunch is installed. The token is as stored: sealed where several workspaces share a database. */
export interface Team {
  readonly teamId: string;
  readonly enterpriseId: string | null;
  readonly name: string;
  readonly domain: string;
  readonly appId: string;
  readonly botId: string;
  readonly botUserId: string;
  readonly botToken: string | null;
  readonly scopes: readonly string[];
  readonly installedBy: string | null;
  /** Machine instant of the present installation. */
  readonly installedAt: Instant;
  readonly state: 'active' | 'removed';
}

/** Records an installation, or takes over what changed in one; an earlier removal is forgotten. */
export async function setTeam(tx: Tx, team: Omit<Team, 'state' | 'installedAt'>, at: Instant): Promise<void> {
  const known = {
    enterprise_id: team.enterpriseId,
    name: team.name,
    domain: team.domain,
    app_id: team.appId,
    bot_id: team.botId,
    bot_user_id: team.botUserId,
    bot_token: team.botToken,
    scopes: team.scopes.join(','),
    installed_by: team.installedBy,
    state: 'active' as const,
    installed_at: at,
  };
  await tx
    .insertInto('teams')
    .values({ team_id: team.teamId, ...known })
    .onConflict((conflict) => conflict.column('team_id').doUpdateSet(known))
    .execute();
}

/** The installation of this workspace, in whatever state. */
export async function findTeam(db: Reader, teamId: string): Promise<Team | undefined> {
  const row = await db.selectFrom('teams').selectAll().where('team_id', '=', teamId).executeTakeFirst();
  return row && toTeam(row);
}

/** Every installation that is not removed, oldest first. */
export async function listTeams(db: Reader): Promise<Team[]> {
  const rows = await db
    .selectFrom('teams')
    .selectAll()
    .where('state', '<>', 'removed')
    .orderBy('installed_at')
    .orderBy('team_id')
    .execute();
  return rows.map(toTeam);
}

/** Stops everything for a workspace whose installation is gone; its token is forgotten at once. */
export async function markTeamRemoved(tx: Tx, teamId: string): Promise<void> {
  await tx
    .updateTable('teams')
    .set({ state: 'removed', bot_token: null })
    .where('team_id', '=', teamId)
    .execute();
}

function toTeam(row: Row<'teams'>): Team {
  return {
    teamId: row.team_id,
    enterpriseId: row.enterprise_id,
    name: row.name,
    domain: row.domain,
    appId: row.app_id,
    botId: row.bot_id,
    botUserId: row.bot_user_id,
    botToken: row.bot_token,
    scopes: row.scopes.split(',').filter((scope) => scope !== ''),
    installedBy: row.installed_by,
    installedAt: row.installed_at,
    state: row.state,
  };
}
