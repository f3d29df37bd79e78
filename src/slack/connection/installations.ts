import type { Authorize, AuthorizeResult } from '@slack/bolt';
import type { Db, Tx } from '../../../db/connect.ts';
import type { Instant } from '../../domain/prediction/prediction.ts';
import { enqueue } from '../../store/deliveries/enqueue.ts';
import { findTeam, listTeams, setTeam, type Team } from '../../store/workspace/teams.ts';
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

/**
 * Reads the workspaces once; later a miss reads once however many wait for it, and a failed read is the caller's error,
 * never a silent no.
 */
export async function openInstallations(db: Db, box: TokenBox, now: () => Instant): Promise<Installations> {
  const teams = new Map((await listTeams(db.read)).map((team) => [team.teamId, team]));
  const underWay = new Map<string, Promise<Team | undefined>>();
  const read = async (teamId: string) => {
    const reading = findTeam(db.read, teamId);
    underWay.set(teamId, reading);
    try {
      const team = await reading;
      // One that was forgotten or remembered meanwhile is newer than what was read.
      if (team?.state === 'active' && underWay.get(teamId) === reading) teams.set(teamId, team);
      return team;
    } finally {
      if (underWay.get(teamId) === reading) underWay.delete(teamId);
    }
  };
  const find = async (teamId: string) => teams.get(teamId) ?? underWay.get(teamId) ?? read(teamId);
  const installed = async (teamId: string) => {
    const team = await find(teamId);
    if (!team?.botToken || team.state === 'removed') throw new Error(`not installed in workspace ${teamId}`);
    return { ...team, botToken: box.open(team.botToken, teamId) };
  };
  return {
    find,
    tokenOf: async (teamId) => (await installed(teamId)).botToken,
    authorize: async ({ teamId, enterpriseId }): Promise<AuthorizeResult> => {
      const id = teamId ?? enterpriseId ?? '';
      const { botToken, botId, botUserId } = await installed(id);
      return { botToken, botId, botUserId, teamId: id };
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
      underWay.delete(team.teamId);
      teams.set(team.teamId, { ...sealed, installedAt, state: 'active' });
    },
    forget(teamId) {
      underWay.delete(teamId);
      teams.delete(teamId);
    },
    known: () => [...teams.values()],
  };
}
