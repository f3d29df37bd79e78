import { setTimeout as sleep } from 'node:timers/promises';
import type { Strike } from '../processes/strike.ts';
import { PAUSE_MS } from '../round/settings.ts';
import type { Chance } from './chance.ts';
import type { UnderTest } from './process.ts';

/** What happens to one process during its life. */
export type Blow =
  | { readonly kind: 'kill at a point'; readonly strike: Strike; readonly atMostMs: number }
  | { readonly kind: 'kill while starting'; readonly afterMs: number }
  | { readonly kind: 'kill'; readonly afterMs: number }
  | { readonly kind: 'pause at a point'; readonly strike: Strike }
  | { readonly kind: 'pause'; readonly afterMs: number };

/** Points that a sender comes to, and how often within a short life. */
const POINTS: readonly [string, number][] = [
  ['commit:before', 12],
  ['commit:after', 12],
  ['post:claimed', 10],
  ['chat.postMessage:before', 10],
  ['chat.postMessage:during', 10],
  ['chat.postMessage:after', 10],
  ['conversations.history:before', 3],
  ['conversations.history:during', 3],
  ['conversations.history:after', 3],
];
/** Points that the whole Hunch comes to besides. */
const MORE_POINTS: readonly [string, number][] = [
  ['ack:before', 4],
  ['ack:after', 4],
];
const LIFE_MS = [20, 700] as const;
/** People need a little longer than messages that wait already. */
const WHOLE_LIFE_MS = [200, 3000] as const;
/** A point that is not reached so soon is not waited for: the process is killed from outside. */
const POINT_MS = 1500;

/** Draws the next blow. `pauses` is the share of lives in which the process is stopped for longer than its lease. */
export function drawBlow(chance: Chance, { pauses, isWhole, only }: BlowOptions): Blow {
  const [shortest, longest] = isWhole ? WHOLE_LIFE_MS : LIFE_MS;
  const points = (isWhole ? [...POINTS, ...MORE_POINTS] : POINTS) as [
    [string, number],
    ...[string, number][],
  ];
  const [point, often] = chance.pick(points);
  const strike = (signal: Strike['signal'], at: string, upTo: number): Strike => ({
    ...{ signal, point: at },
    nth: chance.whole(1, upTo),
  });
  const pauseAtPoint = () => strike('SIGSTOP', 'post:claimed', 3);
  if (only === 'pause at a point') return { kind: only, strike: pauseAtPoint() };
  if (chance.happens(pauses))
    return chance.happens(0.5)
      ? { kind: 'pause at a point', strike: pauseAtPoint() }
      : { kind: 'pause', afterMs: chance.between(shortest, longest) };
  if (chance.happens(0.5)) {
    const atMostMs = isWhole ? WHOLE_LIFE_MS[1] : POINT_MS;
    return { kind: 'kill at a point', strike: strike('SIGKILL', point, often), atMostMs };
  }
  if (chance.happens(0.1)) return { kind: 'kill while starting', afterMs: chance.between(50, 400) };
  return { kind: 'kill', afterMs: chance.between(shortest, longest) };
}

/** How blows are drawn. */
export interface BlowOptions {
  readonly pauses: number;
  readonly isWhole: boolean;
  readonly only?: 'pause at a point';
}

/** Deals the blow and sees the process dead. Returns where it was dealt: a point, or "anywhere". */
export async function deal(blow: Blow, victim: UnderTest): Promise<string> {
  switch (blow.kind) {
    case 'kill while starting':
      await sleep(blow.afterMs);
      break;
    case 'kill':
      await victim.ready;
      await sleep(blow.afterMs);
      break;
    case 'kill at a point':
      await victim.ready;
      await Promise.race([victim.ended, sleep(blow.atMostMs)]);
      break;
    case 'pause':
      await victim.ready;
      await sleep(blow.afterMs);
      victim.signal('SIGSTOP');
      await sleep(PAUSE_MS);
      victim.signal('SIGCONT');
      await sleep(LIFE_MS[1]);
      break;
    case 'pause at a point':
      if (await Promise.race([victim.stopped(), sleep(PAUSE_MS, false)])) await sleep(PAUSE_MS);
      victim.signal('SIGCONT');
      await sleep(LIFE_MS[1]);
      break;
  }
  if (!victim.isOver()) victim.signal('SIGKILL');
  await victim.ended;
  return victim.struck() ?? 'anywhere';
}
