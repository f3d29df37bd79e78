import { pino } from 'pino';
import type { Dialect } from '../../db/connect.ts';
import type { Deps } from '../../src/deps.ts';
import { DEFAULT_RETENTION } from '../../src/domain/retention.ts';
import type { Messenger, SlackChannel, SlackUser } from '../../src/slack/messenger.ts';
import { refreshChannel } from '../../src/usecases/people/know-channel.ts';
import { openDatabase } from '../support/databases.ts';

/** A workspace T1 as Slack would describe it: who is in it, which channels, who is in those. */
export interface Office {
  readonly deps: Deps;
  /** World and machine time move together. */
  moveTo(instant: string): void;
  /** Cards that were taken out of their channel. */
  readonly removed: string[];
  /** How often the sender was woken. */
  wakes(): number;
  readonly users: Map<string, Partial<SlackUser>>;
  readonly channels: Map<string, Partial<SlackChannel> & { readonly members: readonly string[] }>;
  setDigest(channelId: string): Promise<void>;
}

/** Opens a workspace with Ada in Berlin (U1), Ben in New York (U2), an outsider (U3), and #training (C1). */
export async function openOffice(dialect: Dialect, now: string): Promise<Office & AsyncDisposable> {
  const db = await openDatabase(dialect);
  await db.write((tx) =>
    tx
      .insertInto('teams')
      .values({
        team_id: 'T1',
        name: 'Team',
        app_id: 'A1',
        bot_id: 'B1',
        bot_user_id: 'U0',
        installed_at: now,
      })
      .execute(),
  );
  const users: Office['users'] = new Map([
    ['U1', { name: 'Ada', zone: 'Europe/Berlin' }],
    ['U2', { name: 'Ben', zone: 'America/New_York' }],
    ['U3', { name: 'Eve', zone: 'UTC', teamId: 'T9' }],
  ]);
  const channels: Office['channels'] = new Map([
    ['C1', { name: 'training', hasBot: true, members: ['U1', 'U2'] }],
  ]);
  const removed: string[] = [];
  let time = now;
  let wakes = 0;
  let ids = 0;
  const deps: Deps = {
    db,
    clock: { now: () => time, machineNow: () => time, monotonic: () => Date.parse(time) },
    messenger: slackOf(users, channels, removed),
    log: pino({ level: 'silent' }),
    newId: () => `id-${++ids}`,
    wake: () => {
      wakes += 1;
    },
    rasterise: () => Promise.reject(new Error('nothing is drawn here')),
    commandName: '/predict',
    retention: DEFAULT_RETENTION,
  };
  return {
    deps,
    users,
    channels,
    removed,
    wakes: () => wakes,
    moveTo: (instant) => {
      time = new Date(instant).toISOString();
    },
    setDigest: (channelId) => setDigest(deps, channelId),
    [Symbol.asyncDispose]: () => db[Symbol.asyncDispose](),
  };
}

function slackOf(users: Office['users'], channels: Office['channels'], removed: string[]): Messenger {
  const unused = () => Promise.reject(new Error('not used by capture'));
  const known = <T>(map: ReadonlyMap<string, T>, id: string): T => {
    const found = map.get(id);
    if (!found) throw new Error(`Slack knows no ${id}`);
    return found;
  };
  return {
    user: async (teamId, userId) => ({ ...NOBODY, teamId, userId, ...known(users, userId) }),
    channel: async (_teamId, channelId) => ({ ...NOWHERE, channelId, ...known(channels, channelId) }),
    members: async (_teamId, channelId) => [...known(channels, channelId).members],
    userByEmail: async (_teamId, email) =>
      [...users.keys()].find((id) => email === `${users.get(id)?.name?.toLowerCase()}@lab.example`) ?? null,
    openDm: async (_teamId, userId) => `D-${userId}`,
    remove: async (_teamId, _channelId, ts) => {
      removed.push(ts);
    },
    post: unused,
    update: unused,
    history: unused,
    publishHome: unused,
    permalink: unused,
    upload: unused,
    share: unused,
    askTheTime: unused,
    skewMs: () => null,
  };
}

async function setDigest(deps: Deps, channelId: string): Promise<void> {
  await refreshChannel(deps, 'T1', channelId);
  const at = deps.clock.now();
  const digest = { zone: 'UTC', set_by: 'U1', set_at: at, next_due_at: at, cutoff_at: at, is_on: 1 as const };
  await deps.db.write((tx) =>
    tx
      .insertInto('digests')
      .values({ team_id: 'T1', channel_id: channelId, ...digest })
      .execute(),
  );
}

const NOBODY = {
  name: '',
  zone: null,
  isGuest: false,
  isExternal: false,
  isBot: false,
  isDeleted: false,
  isAdmin: false,
};
const NOWHERE = { name: '', isPrivate: false, isArchived: false, isExternal: false, hasBot: false };
