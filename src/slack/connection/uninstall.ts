import type { App } from '@slack/bolt';
import type { Deps } from '../../deps.ts';
import { findTeam, markTeamRemoved } from '../../store/workspace/teams.ts';

/**
 * A workspace took the app away: its token is forgotten at once and nothing is sent there any more; what people
 * recorded stays until an operator deletes it. An event older than the present installation is about an earlier one.
 */
export function registerUninstall(app: App, deps: Deps, forget: (teamId: string) => void): void {
  const remove = async (body: { readonly team_id?: string; readonly event_time?: number }) => {
    const teamId = body.team_id ?? '';
    const team = await findTeam(deps.db.read, teamId);
    if (!team || (body.event_time ?? 0) * 1000 < Date.parse(team.installedAt)) return;
    await deps.db.write((tx) => markTeamRemoved(tx, teamId));
    forget(teamId);
    deps.log.warn({ teamId }, 'the app was removed from a workspace');
  };
  app.event('app_uninstalled', ({ body }) => remove(body));
  app.event('tokens_revoked', async ({ event, body }) => {
    if ((event.tokens.bot ?? []).length > 0) await remove(body);
  });
}
