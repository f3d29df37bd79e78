import { AsyncResource } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import type { KyselyPlugin } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Reader } from '../../db/connect.ts';
import type { Deps } from '../../src/deps.ts';
import { planQuestions } from '../../src/jobs/looks/plan.ts';
import { updateHomes } from '../../src/jobs/surfaces/homes.ts';
import type { Messenger } from '../../src/slack/messenger.ts';
import { dialects } from '../support/databases.ts';
import { openDesk, percent, plainProposal } from '../usecases/answer/desk.ts';

const NOON = '2026-03-02T12:00:00.000Z';

describe.each(dialects)('Home is published as it is at one moment, on %s', (dialect) => {
  test.each([1, 2, 3, 4, 5, 6])('a question answered after %i of its reads is in one list', async (reads) => {
    await using desk = await openDesk(dialect, NOON);
    const { deps } = desk.office;
    const id = await desk.record({ value: percent(70), due: { ...plainProposal.due, at: NOON } });
    await planQuestions(deps);
    const views: string[] = [];
    const publishHome = async (...[, , view]: Parameters<Messenger['publishHome']>) =>
      void views.push(JSON.stringify(view));
    const answering = afterReads(reads, () => desk.answer(id, { kind: 'yes' }));

    await updateHomes(answering.in({ ...deps, messenger: { ...deps.messenger, publishHome } }));
    await answering.done();

    expect(views).toHaveLength(1);
    expect(views[0]?.match(new RegExp(`"block_id":"[^"]*${id}"`, 'g'))).toHaveLength(1);
  });
});

/** Begins to do something once so many reads of a Home have ended; waits for it where it can be done meanwhile. */
function afterReads(reads: number, work: () => Promise<unknown>) {
  // Not as a part of what reads: the database refuses to be waited for there.
  const elsewhere = AsyncResource.bind(work);
  let ended = 0;
  let worked: Promise<unknown> | null = null;
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    async transformResult({ result }) {
      ended += 1;
      if (ended === reads) {
        worked = elsewhere();
        await Promise.race([worked, sleep(50)]);
      }
      return result;
    },
  };
  const slowly = (db: Reader): Reader => db.withPlugin(plugin);
  return {
    in: ({ db, ...deps }: Deps): Deps => ({
      ...deps,
      db: { ...db, snapshot: (read) => db.snapshot((reader) => read(slowly(reader))) },
    }),
    async done() {
      expect(worked, 'so many reads there are').not.toBeNull();
      await worked;
    },
  };
}
