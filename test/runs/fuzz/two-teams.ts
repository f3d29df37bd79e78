import { createServer } from 'node:http';
import { type AddressInfo, connect } from 'node:net';
import type { Dialect } from '../../../db/connect.ts';
import { runsApi } from '../../../src/runs/routes.ts';
import { type MadeToken, makeToken } from '../../../src/usecases/runs/tokens.ts';
import { openOffice } from '../../usecases/office.ts';
import type { Secrets, Spoilt } from './mutate.ts';

/** Words that stand only in what the other team reported. */
export const OTHERS_WORDS = 'zanzibar-marmalade';

/** A Hunch with two workspaces, of which one is attacked with its own token. */
export interface TwoTeams extends AsyncDisposable {
  /** The attacker's: of a person, and of a project. */
  readonly secrets: readonly Secrets[];
  /** Whether the disk is full from now on. */
  isDiskFull: boolean;
  /** Sends bytes as they are; resolves with what came back, which is nothing where the connection was just closed. */
  send(request: Spoilt): Promise<string>;
  /** Everything of the other team's, as text. */
  others(): Promise<string>;
}

/** Opens it, with a run of the other team's. */
export async function openTwoTeams(dialect: Dialect): Promise<TwoTeams> {
  const office = await openOffice(dialect, '2026-11-23T09:00:00.000Z');
  const { db } = office.deps;
  const state = { isDiskFull: false };
  const write: typeof db.write = async (work) => {
    if (state.isDiskFull) throw Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
    return db.write(work);
  };
  const deps = { ...office.deps, db: { ...db, write } };
  await addTeam(deps.db, 'T2');
  const own = { teamId: 'T1', userId: 'U1', label: 'fuzz' };
  const made = [
    await tokenOf(deps, { ...own, channelId: null }),
    await tokenOf(deps, { ...own, channelId: 'C1' }),
  ];
  const other = await tokenOf(deps, { ...own, teamId: 'T2', userId: 'U2', channelId: null });
  // The rate is not what is tried here: each request counts as one of a minute of its own.
  let minutes = 0;
  const clock = { ...deps.clock, monotonic: () => (minutes += 60_000) };
  const server = createServer(runsApi({ ...deps, clock }));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const body = JSON.stringify({
    state: 'running',
    run_id: 'r1',
    run_name: OTHERS_WORDS,
    predict: `${OTHERS_WORDS} 70%`,
  });
  const told = await fetch(`http://127.0.0.1:${port}/api/v1/runs`, {
    method: 'POST',
    headers: { authorization: `Bearer ${other.secret}` },
    body,
  });
  if (told.status !== 201) throw new Error(`the other team's run was answered with ${told.status}`);
  return {
    secrets: made.map(({ token, secret }) => ({ token: secret, tokenId: token.id })),
    get isDiskFull() {
      return state.isDiskFull;
    },
    set isDiskFull(is) {
      state.isDiskFull = is;
    },
    send: (request) => exchange(port, request),
    async others() {
      const tables = ['runs', 'predictions', 'forecasts', 'drafts', 'tokens'] as const;
      const rows = tables.map((table) =>
        db.read.selectFrom(table).selectAll().where('team_id', '=', 'T2').orderBy('id').execute(),
      );
      return JSON.stringify(await Promise.all(rows));
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await office[Symbol.asyncDispose]();
    },
  };
}

async function addTeam(
  db: Awaited<ReturnType<typeof openOffice>>['deps']['db'],
  teamId: string,
): Promise<void> {
  const team = { team_id: teamId, name: teamId, app_id: 'A1', bot_id: 'B1', bot_user_id: 'U0' };
  await db.write((tx) =>
    tx
      .insertInto('teams')
      .values({ ...team, installed_at: '2026-11-23T09:00:00.000Z' })
      .execute(),
  );
}

/** Nothing that was sent whole may take as long as the first; nobody waits longer than the second for what was not. */
const SILENCE_MS = 20_000;
const UNFINISHED_MS = 300;

function exchange(port: number, { bytes, isUnfinished }: Spoilt): Promise<string> {
  return new Promise((resolve) => {
    const parts: Buffer[] = [];
    const socket = connect(port, '127.0.0.1', () => socket.write(bytes));
    socket.setTimeout(isUnfinished ? UNFINISHED_MS : SILENCE_MS, () => socket.destroy());
    socket.on('data', (part) => parts.push(part));
    socket.on('error', () => socket.destroy());
    socket.on('close', () => resolve(Buffer.concat(parts).toString('latin1')));
  });
}

/** A token asked for by a request of its own. */
async function tokenOf(
  deps: Parameters<typeof makeToken>[0],
  request: Omit<Parameters<typeof makeToken>[1], 'originKey'>,
): Promise<MadeToken> {
  const made = await makeToken(deps, { ...request, originKey: deps.newId() });
  if (made === 'already') throw new Error('a new request made no token');
  return made;
}
