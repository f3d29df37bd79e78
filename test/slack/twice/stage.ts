import { expect } from 'vitest';
import type { LogEntry, PersonClient } from '../../../sandbox/client.ts';
import type { World } from '../../support/world.ts';
import { listenerOf } from './listeners.ts';
import { allRows } from './rows.ts';

/** A world in which everything that people do is delivered to Hunch a second time, and must have been done once. */
export interface Stage {
  readonly world: World;
  /** A person of the workspace; each of their acts is delivered twice. */
  as(name: string): PersonClient;
  /** Does something of which Slack tells Hunch, and tells it again. */
  twice<T>(act: () => Promise<T>): Promise<T>;
  /** Names of the listeners that heard something twice. */
  readonly heard: ReadonlySet<string>;
}

/** What people do; the rest of a person's hands only looks. */
const ACTS = [
  'command',
  'say',
  'edit',
  'takeBack',
  'click',
  'choose',
  'suggest',
  'submit',
  'shortcut',
] as const;
const isAct = (name: string | symbol): boolean => (ACTS as readonly (string | symbol)[]).includes(name);

/** A stage in a world. */
export function openStage(world: World): Stage {
  const heard = new Set<string>();
  const twice = async <T>(act: () => Promise<T>): Promise<T> => {
    await rest(world);
    const before = Math.max(0, ...(await world.slack.log()).map(({ id }) => id));
    const done = await act();
    await rest(world);
    const once = await effects(world);
    for (const { id, request } of await toldSince(world, before)) {
      await world.slack.resend(id);
      await rest(world);
      const name = listenerOf(request);
      if (name !== null) heard.add(name);
      expect(await effects(world), `${name ?? 'something'}, delivered twice`).toEqual(once);
    }
    return done;
  };
  const as = (name: string): PersonClient =>
    new Proxy(world.slack.as(name), {
      get: (person, act, receiver) => {
        const found = Reflect.get(person, act, receiver);
        if (act === 'home') return () => twice(() => person.home());
        return isAct(act) ? (...given: unknown[]) => twice(() => found(...given)) : found;
      },
    });
  return { world, as, twice, heard };
}

const toldSince = async ({ slack }: World, after: number): Promise<readonly LogEntry[]> =>
  slack.log({ direction: 'slack-to-app', after });

/** What is recorded, and what everybody can read. */
async function effects({ hunch, slack }: World): Promise<object> {
  const messages = (await slack.ledger()).map(({ channelId, text, removedAt }) => ({
    ...{ channelId, text },
    isGone: removedAt !== undefined,
  }));
  return { rows: await allRows(hunch.deps.db), messages };
}

/** Resolves when nothing is under way and everything that is due has been said. */
async function rest({ hunch, slack }: World): Promise<void> {
  const { db, clock } = hunch.deps;
  await slack.idle();
  await slack.waitFor(async () => {
    await hunch.jobs.resume();
    const unsettled = db.read
      .selectFrom('deliveries')
      .select('id')
      .where('state', 'in', ['pending', 'sending'])
      .where('due_at', '<=', clock.now());
    return (await unsettled.execute()).length === 0;
  }, 10_000);
  await slack.idle();
}
