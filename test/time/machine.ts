import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { connect, type Db } from '../../db/connect.ts';
import { migrate } from '../../db/migrate.ts';
import type { Deps } from '../../src/deps.ts';
import { DEFAULT_RETENTION } from '../../src/domain/retention.ts';
import { openClockCheck } from '../../src/jobs/sending/clock-check.ts';
import type { Messenger } from '../../src/slack/messenger.ts';

/** A machine with Hunch's database whose clock need not be right; Slack's always is. */
export interface Machine extends AsyncDisposable {
  readonly deps: Deps;
  /** Milliseconds by which its clock is ahead of the true time. */
  error: number;
  /** What the true time is, UTC milliseconds. */
  now: number;
  /** What Hunch itself asks before it plans or sends anything. */
  isClockRight(): Promise<boolean>;
  /** Slack takes whatever waits to be sent. */
  sendAll(): Promise<void>;
}

/** Opens a machine with an empty database, one workspace T1, at a true time. */
export async function openMachine(now: number, slack: Partial<Messenger> = {}): Promise<Machine> {
  const folder = mkdtempSync(join(tmpdir(), 'hunch-year-'));
  const db = await connect({ url: join(folder, 'hunch.db') });
  await migrate(db);
  await addTeam(db);
  let ids = 0;
  const machine = { now, error: 0 };
  const shown = () => new Date(machine.now + machine.error).toISOString();
  const deps: Deps = {
    db,
    clock: { now: shown, machineNow: shown, monotonic: () => machine.now },
    messenger: { ...nowhere, skewMs: () => -machine.error, askTheTime: async () => undefined, ...slack },
    log: pino({ level: 'silent' }),
    newId: () => `id-${++ids}`,
    wake: () => undefined,
    rasterise: () => Promise.reject(new Error('nothing is drawn here')),
    commandName: '/predict',
    retention: DEFAULT_RETENTION,
  };
  return Object.assign(machine, {
    deps,
    isClockRight: openClockCheck(deps),
    async sendAll() {
      const sent = {
        state: 'sent' as const,
        sent_ts: '1.000001',
        sent_channel_id: 'D1',
        sent_at: deps.clock.now(),
      };
      await db.write((tx) => tx.updateTable('deliveries').set(sent).where('state', '=', 'pending').execute());
    },
    async [Symbol.asyncDispose]() {
      await db.close();
      rmSync(folder, { recursive: true, force: true });
    },
  });
}

async function addTeam(db: Db): Promise<void> {
  const team = {
    name: 'Team',
    app_id: 'A1',
    bot_id: 'B1',
    bot_user_id: 'U0',
    installed_at: '2026-01-01T00:00:00.000Z',
  };
  await db.write((tx) =>
    tx
      .insertInto('teams')
      .values({ team_id: 'T1', ...team })
      .execute(),
  );
}

const unused = () => Promise.reject(new Error('not used by the simulated year'));
const nowhere: Messenger = {
  post: unused,
  update: unused,
  remove: unused,
  history: unused,
  openDm: unused,
  publishHome: unused,
  user: unused,
  userByEmail: unused,
  channel: unused,
  members: unused,
  permalink: unused,
  upload: unused,
  share: unused,
  askTheTime: unused,
  skewMs: () => null,
};
