import type { Dialect } from '../../db/connect.ts';
import { metadataKey } from '../../src/jobs/sending/metadata-key.ts';
import { nextDueAfter } from '../../src/store/deliveries/copied.ts';
import { openSmallWorld, SECRET, type SmallWorld } from '../support/small-world.ts';
import { MINUTE, type Model, timePassed } from './model.ts';

/** The real Hunch beside the model. */
export interface Real {
  readonly world: SmallWorld;
  /** The latest request, to be delivered once more; it must change nothing. */
  again: (() => Promise<unknown>) | null;
  /** Requests so far, which name the next one. */
  requests: number;
  /** Messages of Slack's that were looked at. */
  seen: number;
}

/** A Tuesday morning. */
export const START = '2026-11-24T08:30:00.000Z';

/** Opens a Hunch with Ada (U1) and Ben (U2), both in UTC. */
export async function openReal(dialect: Dialect): Promise<Real> {
  const world = await openSmallWorld(dialect, START, ['U1', 'U2']);
  for (const userId of ['U1', 'U2'])
    await world
      .deps()
      .db.write((tx) =>
        tx.updateTable('members').set({ work_days: '1234567' }).where('user_id', '=', userId).execute(),
      );
  return { world, again: null, requests: 0, seen: 0 };
}

/** Lets time pass up to a moment, with a look of every job whenever something falls due, and checks what was said. */
export async function passTime(model: Model, real: Real, until: number): Promise<void> {
  const { world } = real;
  for (;;) {
    const due = await nextDueAfter(world.deps().db.read, new Date(world.now).toISOString());
    world.now = Math.min(until, Math.max(world.now + 1, due === null ? until : Date.parse(due)));
    // What falls due together goes out together, two minutes later at most; one look more for a process that died.
    for (let look = 0; look < 3; look += 1) await world.look();
    timePassed(model, world.now);
    await checkSaid(model, real);
    if (world.now >= until) return;
  }
}

/** Whatever is under way comes to rest: faults are over, and every look-up and audit is done. */
export async function comeToRest(model: Model, real: Real): Promise<void> {
  const { world } = real;
  world.slack.forgive();
  world.slack.lagMs = 0;
  const noon = (Math.floor(world.now / (24 * 60 * MINUTE)) + 1) * 24 * 60 * MINUTE + 12 * 60 * MINUTE;
  for (const minutes of [1, 3, 6, 12, 31, 31]) await passTime(model, real, world.now + minutes * MINUTE);
  await passTime(model, real, noon);
  for (const minutes of [1, 3, 6, 12, 31]) await passTime(model, real, world.now + minutes * MINUTE);
}

/** No question about one thing comes before its time, or once it is answered or withdrawn. */
async function checkSaid(model: Model, real: Real): Promise<void> {
  const said = real.world.slack.messages.slice(real.seen);
  real.seen += said.length;
  if (said.length === 0) return;
  const rows = await real.world
    .deps()
    .db.read.selectFrom('deliveries')
    .innerJoin('delivery_items', 'delivery_items.delivery_id', 'deliveries.id')
    .select(['key', 'prediction_id'])
    .where('kind', '=', 'follow-up')
    .execute();
  for (const { key } of said) {
    const asked = rows.filter((row) => metadataKey(SECRET, row.key) === key);
    // The rows of a message are frozen at its first attempt.
    if (asked.length !== 1) continue;
    const one = model.predictions.find(({ id }) => id === asked[0]?.prediction_id);
    if (one?.state !== 'open' || one.due > real.world.now)
      throw new Error(
        `asked about ${one?.id}, which is ${one?.state} and due ${new Date(one?.due ?? 0).toISOString()}`,
      );
  }
}
