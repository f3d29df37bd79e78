import { setTimeout as sleep } from 'node:timers/promises';
import type { KyselyPlugin } from 'kysely';
import { pino } from 'pino';
import type { Db, Dialect } from '../../db/connect.ts';
import type { Deps } from '../../src/deps.ts';
import { DEFAULT_RETENTION } from '../../src/domain/retention.ts';
import { auditDoubts } from '../../src/jobs/doubt/audit.ts';
import { lookUpDoubts } from '../../src/jobs/doubt/look-up.ts';
import { planQuestions } from '../../src/jobs/looks/plan.ts';
import { openClockCheck } from '../../src/jobs/sending/clock-check.ts';
import { sendDue } from '../../src/jobs/sending/send.ts';
import { createSender } from '../../src/jobs/sending/sender.ts';
import { slackJobSettings } from '../../src/jobs/settings.ts';
import { createMessenger } from '../../src/slack/messenger-web.ts';
import { sweepLostClaims } from '../../src/store/deliveries/claim.ts';
import { listToAudit } from '../../src/store/deliveries/find.ts';
import { knowMember } from '../../src/usecases/people/know-member.ts';
import { openDatabase } from './databases.ts';
import { openSmallSlack, type SmallSlack } from './small-slack.ts';

/** Key of the opaque message keys. */
export const SECRET = 'secret';

/** What a process is doing when it writes. */
type Phase = 'boot' | 'enqueue' | 'claim' | 'settle' | 'look-up' | 'audit' | 'answer';
/** Where a process can be met on its way. `look-up` and `audit` are passed only where there is something to look at. */
export type Point =
  | `${Phase} ${'before' | 'after'} commit`
  | 'before post'
  | 'after post'
  | 'look-up'
  | 'audit';

/** A real database, the real jobs and the real messenger, a small Slack, and a clock that the test owns. */
export interface SmallWorld extends AsyncDisposable {
  readonly slack: SmallSlack;
  /** Of the process that runs now. */
  deps(): Deps;
  /** True time in UTC milliseconds; lasts for everybody. */
  now: number;
  /** Milliseconds by which this machine's clock is ahead of it. */
  error: number;
  /** Where the next call goes instead of to Slack: nobody listens there, no such name, no TLS. */
  detour: string | null;
  /** Id of a delivery: whichever process begins to write it is gone at once. */
  deadly: string | null;
  /** Does something when a process next gets to a point; what it throws is thrown there. */
  at(point: Point, action: () => unknown): void;
  /** Whether something still waits for its point. */
  isArmed(): boolean;
  /** Work of the process: it ends with the process. `during` names its writes. */
  live(during: 'answer', work: (deps: Deps) => Promise<unknown>): Promise<void>;
  /** One look of every job. A process that was killed is started anew first. */
  look(): Promise<void>;
  /** The process is gone at once, as with SIGKILL: nothing of it goes on. */
  kill(): Promise<never>;
}

interface Process {
  readonly deps: Deps;
  readonly sender: ReturnType<typeof createSender>;
  readonly gone: Promise<void>;
  isAlive: boolean;
  phase: Phase;
  end(): void;
}

/** One process at a time on Postgres too, where leases run by the database's clock. */
const POSTGRES_LEASE_MS = 150;
const LEASE_IS_OVER_MS = POSTGRES_LEASE_MS + 30;

/** Opens a world at a true time. */
export async function openSmallWorld(
  dialect: Dialect,
  at: string,
  people: readonly string[],
): Promise<SmallWorld> {
  const db = await openDatabase(dialect);
  const state = {
    now: Date.parse(at),
    error: 0,
    detour: null as string | null,
    deadly: null as string | null,
  };
  const slack = await openSmallSlack(() => state.now);
  await db.write((tx) =>
    tx
      .insertInto('teams')
      .values({ ...TEAM, installed_at: at })
      .execute(),
  );
  const armed = new Map<Point, () => unknown>();
  const ids = { last: 0 };
  let process: Process | null = null;

  const reach = async (point: Point): Promise<void> => {
    const action = armed.get(point);
    armed.delete(point);
    await action?.();
  };
  const start = async (): Promise<Process> => {
    const started = newProcess(db, state, slack, reach, ids);
    process = started;
    // One that cannot start ends, and whoever looks after it starts it again.
    await Promise.race([begin(started, dialect).catch(() => started.end()), started.gone]);
    return started;
  };
  const running = async () => (process?.isAlive ? process : start());
  await start();
  for (const userId of people) await knowMember((await running()).deps, 'T1', userId);

  return Object.assign(state, {
    slack,
    deps: () => (process as Process).deps,
    at: (point: Point, action: () => unknown) => void armed.set(point, action),
    isArmed: () => armed.size > 0,
    async live(during: 'answer', work: (deps: Deps) => Promise<unknown>) {
      const now = await running();
      now.phase = during;
      await Promise.race([work(now.deps), now.gone]);
    },
    async look() {
      const now = await running();
      if (dialect === 'postgres') await outlastLeases(now.deps);
      await Promise.race([lookOnce(now, reach), now.gone]);
    },
    kill(): Promise<never> {
      process?.end();
      return new Promise(() => undefined);
    },
    async [Symbol.asyncDispose]() {
      process?.end();
      await slack[Symbol.asyncDispose]();
      await db[Symbol.asyncDispose]();
    },
  });
}

function newProcess(
  db: Db,
  state: Pick<SmallWorld, 'now' | 'error' | 'detour' | 'deadly'>,
  slack: SmallSlack,
  reach: (point: Point) => Promise<void>,
  ids: { last: number },
): Process {
  let end = () => {};
  const gone = new Promise<void>((resolve) => {
    end = resolve;
  });
  const shown = () => new Date(state.now + state.error).toISOString();
  const clock = { now: shown, machineNow: shown, monotonic: () => state.now };
  const log = pino({ level: 'silent' });
  const messengerAt = (slackApiUrl: string) =>
    createMessenger({ clock, log, slackApiUrl, tokenOf: async () => 'xoxb-1' });
  const straight = messengerAt(slack.url);
  const next = () => {
    const url = state.detour;
    state.detour = null;
    return url === null ? straight : messengerAt(url);
  };
  const deps: Deps = {
    db: { ...db, write: (work) => write(work) },
    clock,
    log,
    messenger: {
      ...straight,
      async post(posting) {
        await whileAlive(() => reach('before post'));
        const result = await whileAlive(() => next().post(posting));
        await whileAlive(() => reach('after post'));
        process.phase = 'settle';
        return result;
      },
      history: (...read) => next().history(...read),
      remove: (...message) => next().remove(...message),
    },
    newId: () => `id-${++ids.last}`,
    wake: () => undefined,
    rasterise: () => Promise.reject(new Error('nothing is drawn here')),
    commandName: '/predict',
    retention: DEFAULT_RETENTION,
  };
  const process: Process = {
    deps,
    gone,
    phase: 'boot',
    isAlive: true,
    sender: createSender(deps, settingsFor(db.dialect), SECRET, {
      isStopping: () => !process.isAlive,
      isClockRight: db.dialect === 'sqlite' ? openClockCheck(deps) : async () => true,
      wakeIn: () => undefined,
    }),
    end() {
      process.isAlive = false;
      end();
    },
  };
  const whileAlive = <T>(work: () => Promise<T>): Promise<T> =>
    process.isAlive ? work() : new Promise(() => undefined);
  const write: Db['write'] = async (work) => {
    const { phase } = process;
    const written = await whileAlive(() =>
      db.write(async (tx) => {
        const result = await work(
          tx.withPlugin(
            diesAt(
              () => state.deadly,
              () => process.end(),
            ),
          ),
        );
        // A process that dies here takes its transaction along.
        await Promise.race([reach(`${phase} before commit`), gone.then(() => Promise.reject(new Gone()))]);
        return result;
      }),
    ).catch((error: unknown) =>
      error instanceof Gone ? new Promise<never>(() => undefined) : Promise.reject(error),
    );
    await whileAlive(() => reach(`${phase} after commit`));
    return written;
  };
  return process;
}

class Gone extends Error {}

/** Ends the process where the items of a delivery are read, which is the first thing that writing it does. */
function diesAt(deadly: () => string | null, end: () => void): KyselyPlugin {
  return {
    transformQuery: ({ node }) => {
      const query = JSON.stringify(node);
      const [id, isReading] = [
        deadly(),
        node.kind === 'SelectQueryNode' && query.includes('"delivery_items"'),
      ];
      if (id === null || !isReading || !query.includes(id)) return node;
      end();
      throw new Gone();
    },
    transformResult: async ({ result }) => result,
  };
}

/** What a start does before anything else; on Postgres the leases of the process before must run out. */
async function begin(process: Process, dialect: Dialect): Promise<void> {
  const { db, clock } = process.deps;
  process.phase = 'boot';
  if (dialect === 'postgres') await sleep(LEASE_IS_OVER_MS);
  await db.write((tx) => sweepLostClaims(tx, dialect === 'sqlite' ? 'all' : '9999', clock.machineNow()));
}

/** Between looks minutes pass for everybody but Postgres, by whose own clock leases run. */
async function outlastLeases({ db }: Deps): Promise<void> {
  const held = db.read.selectFrom('deliveries').select('id').where('state', '=', 'sending');
  if (await held.executeTakeFirst()) await sleep(LEASE_IS_OVER_MS);
}

async function lookOnce(process: Process, reach: (point: Point) => Promise<void>): Promise<void> {
  const { deps, sender } = process;
  const inPhase = async (phase: Phase, work: () => Promise<unknown>) => {
    process.phase = phase;
    // A lane logs what fails and looks again.
    await work().catch(() => undefined);
    await sender.pace.idle();
  };
  if (await sender.isClockRight()) await inPhase('enqueue', () => planQuestions(deps));
  await inPhase('claim', () => sendDue(sender));
  await inPhase('look-up', async () => {
    if (await hasDoubts(deps)) await reach('look-up');
    await lookUpDoubts(sender);
  });
  const toAudit = await listToAudit(deps.db.read, deps.clock.machineNow(), 1);
  await inPhase('audit', async () => {
    if (toAudit.length > 0) await reach('audit');
    await auditDoubts(sender);
  });
}

const hasDoubts = async ({ db }: Deps) =>
  (await db.read.selectFrom('deliveries').select('id').where('state', '=', 'unknown').executeTakeFirst()) !==
  undefined;

const settingsFor = (dialect: Dialect) =>
  dialect === 'sqlite' ? slackJobSettings : { ...slackJobSettings, leaseMs: POSTGRES_LEASE_MS };

const TEAM = { team_id: 'T1', name: 'Team', app_id: 'A1', bot_id: 'B1', bot_user_id: 'U0' };
