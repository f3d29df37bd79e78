import type { Order } from '../processes/order.ts';
import { type Blow, type BlowOptions, deal, drawBlow } from './blows.ts';
import type { Chance } from './chance.ts';
import { startProcess, type UnderTest } from './process.ts';

/** Whom to strike, how often, and how. */
export interface Striking extends BlowOptions {
  /** Program of dist. */
  readonly program: string;
  readonly blows: number;
  /** Processes that are struck at the same time. */
  readonly seats: number;
  /** Processes beside them that are left in peace. */
  readonly bystanders: number;
}

/** What was dealt. */
export interface Dealt {
  readonly kills: number;
  readonly pauses: number;
  /** Kills by where they struck. */
  readonly places: Readonly<Record<string, number>>;
  readonly bootMs: readonly number[];
}

/** Starts processes and strikes them, one after the other in each seat, until all blows are dealt. */
export async function strikeAll(striking: Striking, order: Order, luck: Chance): Promise<Dealt> {
  const dealt = { left: striking.blows, kills: 0, pauses: 0 };
  const places: Record<string, number> = {};
  const bootMs: number[] = [];
  const seat = async () => {
    while (dealt.left > 0) {
      dealt.left -= 1;
      const blow = drawBlow(luck, striking);
      const victim = startProcess(striking.program, { ...order, strike: strikeOf(blow) });
      const place = await deal(blow, victim);
      places[place] = (places[place] ?? 0) + 1;
      dealt.kills += 1;
      if (blow.kind.startsWith('pause')) dealt.pauses += 1;
      bootMs.push(...[victim.bootMs()].filter((ms) => ms !== null));
    }
  };
  const inPeace = Array.from({ length: striking.bystanders }, () => startProcess(striking.program, order));
  await Promise.all(Array.from({ length: striking.seats }, seat));
  for (const bystander of inPeace) await endWell(bystander);
  return { kills: dealt.kills, pauses: dealt.pauses, places, bootMs };
}

/** One quiet start and end, before anything is struck. Returns the milliseconds until it worked. Throws if it does not. */
export async function startOnce(program: string, order: Order): Promise<number> {
  const first = startProcess(program, order);
  await endWell(first);
  const bootMs = first.bootMs();
  if (bootMs === null) throw new Error(`${program} did not start:\n${first.log.join('\n')}`);
  return bootMs;
}

/** Ends a process as an operator does, once it works. Returns how long that took, and its exit code. */
export async function endWell(
  last: UnderTest,
): Promise<{ readonly ms: number; readonly code: number | null }> {
  await last.ready;
  const from = performance.now();
  last.signal('SIGTERM');
  const { code } = await last.ended;
  return { ms: performance.now() - from, code };
}

const strikeOf = (blow: Blow) => ('strike' in blow ? blow.strike : null);
