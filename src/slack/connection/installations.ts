import type { Authorize, AuthorizeResult } from '@slack/bolt';
import type { Db, Tx } from '../../../db/connect.ts';
import type { Instant } from '../../domain/prediction/prediction.ts';
import { enqueue } from '../../store/deliveries/enqueue.ts';
import { findTeam, listTeams, setTeam, type Team } from '../../store/teams.ts';
import type { TokenBox } from './token-box.ts';

/** An installation as it arrives. */
export type NewTeam = Omit<Team, 'state' | 'installedAt'>;

/** The workspaces in which Hunch is installed, kept in memory so that no payload waits for the database. */
export interface Installations {
  /** The bot token of a workspace; throws if Hunch is not installed there. */
  tokenOf(teamId: string): Promise<string>;
  find(teamId: string): Promise<Team | undefined>;
  readonly authorize: Authorize<boolean>;
  /** Keeps an installation; whoever installed is welcomed, unless Hunch was there already. */
  remember(team: NewTeam): Promise<void>;
  forget(teamId: string): void;
  known(): readonly Team[];
}

/** One message to whoever installed Hunch, and to nobody else. */
async function welcome(tx: Tx, teamId: string, userId: string, at: Instant): Promise<void> {
  const key = `welcome|${teamId}|${at}`;
  await enqueue(tx, { teamId, kind: 'welcome', key, userId, channelId: null, dueAt: at }, at);
}

/** Reads the workspaces once; later a miss reads once, and a failed read is the caller's error, never a silent no. */
export async function openInstallations(db: Db, box: TokenBox, now: () => Instant): Promise<Installations> {
  const teams = new Map((await listTeams(db.read)).map((team) => [team.teamId, team]));
  const find = async (teamId: string) => {
    const known = teams.get(teamId) ?? (await findTeam(db.read, teamId));
    if (known?.state === 'active') teams.set(teamId, known);
    return known;
  };
  const tokenOf = async (teamId: string) => {
    const team = await find(teamId);
    if (!team?.botToken || team.state === 'removed') throw new Error(`not installed in workspace ${teamId}`);
    return box.open(team.botToken, teamId);
  };
  return {
    find,
    tokenOf,
    authorize: async ({ teamId, enterpriseId }): Promise<AuthorizeResult> => {
      const id = teamId ?? enterpriseId ?? '';
      const botToken = await tokenOf(id);
      const team = await find(id);
      return { botToken, botId: team?.botId ?? '', botUserId: team?.botUserId ?? '', teamId: id };
    },
    async remember(team) {
      const sealed = { ...team, botToken: team.botToken && box.seal(team.botToken, team.teamId) };
      const installedAt = now();
      await db.write(async (tx) => {
        const before = await findTeam(tx, team.teamId);
        await setTeam(tx, sealed, installedAt);
        const isNew = before === undefined || before.state === 'removed';
        if (isNew && team.installedBy !== null) await welcome(tx, team.teamId, team.installedBy, installedAt);
      });
      teams.set(team.teamId, { ...sealed, installedAt, state: 'active' });
    },
    forget: (teamId) => void teams.delete(teamId),
    known: () => [...teams.values()],
  };
}
