import { sql } from 'kysely';
import { pino } from 'pino';
import type { Outcome } from '../../src/domain/prediction/prediction.ts';
import { describeInstallation } from '../../src/slack/connection/describe-installation.ts';
import { answer } from '../../src/usecases/answer/answer.ts';
import { recordProposal } from '../../src/usecases/capture/record-proposal.ts';
import type { HttpFault } from '../support/small-slack.ts';
import { openSmallWorld, type Point, type SmallWorld } from '../support/small-world.ts';
import { plainProposal } from '../usecases/answer/desk.ts';
import { type Cell, pointOf } from './cells.ts';
import { LOST_COMMIT } from './faults.ts';
import { dropped } from './wire.ts';

const START = '2026-11-24T10:00:00.000Z';
const DUE = '2026-11-24T12:00:00.000Z';
const MINUTE = 60_000;
/** Waits between looks: past each look-up, the audit, and half an hour where history could not be read, with room to spare. */
const WAITS = [
  1000,
  5000,
  35_000,
  2 * MINUTE,
  5 * MINUTE,
  6 * MINUTE,
  11 * MINUTE,
  11 * MINUTE,
  31 * MINUTE,
  31 * MINUTE,
  31 * MINUTE,
];
/** By this look whoever runs the machine has set its clock. */
const MENDED_AT = 3;
const YES: Outcome = { kind: 'yes' };

/** What was found when everything had come to rest. */
export interface Verdict {
  /** Copies of the question that Slack shows at the end. */
  readonly copies: number;
  readonly complaints: readonly string[];
}

/** One prediction on its way through everything, with one fault at one moment, until nothing moves any more. */
export async function runCell(cell: Cell, variant: number): Promise<Verdict> {
  const dialect = cell.fault.on === 'postgres' ? 'postgres' : 'sqlite';
  await using world = await openSmallWorld(dialect, START, ['U1']);
  const id = await record(world);
  if (cell.moment === 'boot') await world.live('answer', async () => void world.kill());
  const act = arm(world, cell, variant);
  world.now = Date.parse(DUE);
  for (const [look, wait] of WAITS.entries()) {
    await world.look();
    if (look === MENDED_AT) world.error = 0;
    if (look === 1) await press(world, cell, id, act);
    world.now += wait;
  }
  await world.look();
  return await judge(world, cell, id);
}

async function record(world: SmallWorld): Promise<string> {
  const deps = world.deps();
  const proposal = {
    ...plainProposal,
    kind: 'binary' as const,
    value: { kind: 'binary' as const, percent: 70 },
    due: { ...plainProposal.due, at: DUE },
  };
  const recording = { teamId: 'T1', authorId: 'U1', originKey: 'r1', wakesAtNight: false, proposal };
  return deps.db.write((tx) => recordProposal(tx, deps, recording, START));
}

/** Lays the fault in the way; what remains to be done by hand is returned. */
function arm(world: SmallWorld, { fault, moment }: Cell, variant: number): () => unknown {
  const { slack } = world;
  const nothing = () => undefined;
  if (moment === 'reconcile') slack.next('chat.postMessage', dropped(variant % 2 === 0 ? 0 : null));
  // Slack shows it later than anybody waits: it is sent again, and the audit has a copy to remove.
  if (moment === 'audit') slack.next('chat.postMessage', dropped(7 * MINUTE));
  const point = pointOf[moment];
  switch (fault.on) {
    case 'wire':
    case 'history':
    case 'delete':
      return armWire(
        world,
        moment,
        fault.on === 'delete' ? 'chat.delete' : undefined,
        fault.variants[variant],
      );
    case 'address':
      return armAddress(
        world,
        moment,
        (fault.variants[variant] ?? '').replace(/^tls$/, slack.url.replace('http', 'https')),
      );
    case 'lag':
      slack.lagMs = fault.ms;
      return nothing;
    case 'sqlite':
    case 'postgres':
      if (point) breakWrite(world, point, fault.codes[variant] ?? '');
      return nothing;
    case 'machine': {
      const act = () => fault.variants[variant]?.(world);
      if (point === undefined) return act;
      if (moment === 'reconcile' || moment === 'audit') inDoubt(world, moment, point, act);
      else world.at(point, act);
      return nothing;
    }
  }
}

function armWire(
  world: SmallWorld,
  moment: Cell['moment'],
  method: string | undefined,
  fault?: HttpFault,
): () => unknown {
  const strike = (usual: string) => () => fault && world.slack.next(method ?? usual, fault);
  if (moment === 'reconcile') world.at('look-up', strike('conversations.history'));
  if (moment === 'audit') world.at('audit', strike('conversations.history'));
  if (moment === 'during fetch') world.at('before post', strike('chat.postMessage'));
  if (moment === 'boot')
    world.at('boot before commit', () => {
      strike('auth.test')();
      return connectTo(world.slack.url);
    });
  return () => undefined;
}

function armAddress(world: SmallWorld, moment: Cell['moment'], url: string): () => unknown {
  const strike = () => {
    world.detour = url;
  };
  if (moment === 'reconcile') world.at('look-up', strike);
  if (moment === 'audit') world.at('audit', strike);
  if (moment === 'during fetch') world.at('before post', strike);
  if (moment === 'boot') world.at('boot before commit', () => connectTo(url));
  return () => undefined;
}

/** A start asks Slack who it is, and says in a sentence why it cannot. */
async function connectTo(url: string): Promise<void> {
  await describeInstallation('xoxb-1', url, pino({ level: 'silent' })).catch((error: Error) => {
    if (!/^[A-Z].*\.$/.test(error.message)) throw error;
  });
}

function breakWrite(world: SmallWorld, before: Point, code: string): void {
  const point = code === LOST_COMMIT ? (before.replace('before', 'after') as Point) : before;
  const fail = () => {
    throw Object.assign(new Error(code), { code });
  };
  if (before === 'look-up before commit') inDoubt(world, 'reconcile', point, fail);
  else if (before === 'audit before commit') inDoubt(world, 'audit', point, fail);
  else world.at(point, fail);
}

/** Meets the write that settles a doubt, not the one with which each look begins. */
function inDoubt(world: SmallWorld, moment: Cell['moment'], point: Point, act: () => unknown): void {
  if (moment === 'audit') world.at('audit', () => world.at(point, act));
  else world.at('look-up', () => world.at('look-up before commit', () => world.at(point, act)));
}

/** The author presses Yes, and again if they were not told that it was taken. */
async function press(world: SmallWorld, { moment }: Cell, id: string, act: () => unknown): Promise<void> {
  if (!moment.startsWith('answer') && !moment.endsWith('ack')) return;
  const once = () =>
    world.live('answer', (deps) =>
      answer(deps, { teamId: 'T1', userId: 'U1', predictionId: id, outcome: YES }).catch(() => undefined),
    );
  await once();
  if (moment.endsWith('ack')) void act();
  if (moment !== 'after ack') await once();
}

async function judge(world: SmallWorld, { fault, moment }: Cell, id: string): Promise<Verdict> {
  const { read, dialect } = world.deps().db;
  const complaints: string[] = [];
  const must = (is: boolean, what: string) => void (is || complaints.push(what));
  const rows = await read.selectFrom('deliveries').selectAll().where('kind', '=', 'follow-up').execute();
  const shown = world.slack.messages.filter(
    (message) => !message.isDeleted && message.text.includes('What happened'),
  );
  const isDead = fault.on === 'wire' && !fault.arrives && moment === 'during fetch';
  must(!world.isArmed(), 'the fault was never met');
  must(rows.length === 1, `${rows.length} deliveries of one intent`);
  must(
    rows.every(({ state }) => state === (isDead ? 'failed' : 'sent')),
    `left ${rows[0]?.state}`,
  );
  must(
    rows.every(({ state, sent_ts: ts }) => state !== 'sent' || shown.some((message) => message.ts === ts)),
    'sent, but not there',
  );
  must(
    shown.every(({ ts }) => Number(ts) * 1000 >= Date.parse(DUE)),
    'asked before its time',
  );
  must(world.slack.count('chat.postMessage') <= Number(rows[0]?.fence), 'more requests than claims');
  const isAnswered = moment.startsWith('answer') || moment.endsWith('ack');
  const prediction = await read
    .selectFrom('predictions')
    .select(['outcome', 'answer_seq'])
    .where('id', '=', id)
    .executeTakeFirst();
  const scores = await read.selectFrom('scores').select('brier').where('prediction_id', '=', id).execute();
  must(prediction?.outcome === (isAnswered ? 'yes' : null), `outcome ${prediction?.outcome}`);
  must(prediction?.answer_seq === (isAnswered ? 1 : 0), `answered ${prediction?.answer_seq} times`);
  must(scores.length === (isAnswered ? 1 : 0), `${scores.length} scores`);
  if (dialect === 'sqlite') {
    const { rows: found } = await sql<{ integrity_check: string }>`pragma integrity_check`.execute(read);
    must(found[0]?.integrity_check === 'ok', 'the file is damaged');
  }
  must(shown.length === (isDead ? 0 : 1), `${shown.length} copies`);
  return { copies: shown.length, complaints };
}
