import type { KyselyPlugin } from 'kysely';
import { describe, expect, test } from 'vitest';
import type { Reader } from '../../db/connect.ts';
import { FIRST_PAGES } from '../../src/domain/people/home-pages.ts';
import { homeFigures } from '../../src/figures/home.ts';
import { captureLine } from '../../src/usecases/capture/capture-line.ts';
import { dialects } from '../support/databases.ts';
import { type Office, openOffice } from '../usecases/office.ts';

const MONDAY = '2026-03-02T08:00:00.000Z';

// SQLite has one connection, whose turns cannot be told apart from here; the lines are the same.
describe.each(dialects.filter((dialect) => dialect === 'postgres'))('what Home shows on %s', (dialect) => {
  test('a prediction recorded between counting and reading is counted as it is shown', async () => {
    await using office = await openOffice(dialect, MONDAY);
    await record(office, 'first');
    const db = afterFirstCount(office.deps.db.read, () => record(office, 'second'));

    const { open } = await homeFigures(db, { teamId: 'T1', userId: 'U1' }, MONDAY, FIRST_PAGES);

    expect(open.questions).toHaveLength(2);
    expect(open.total).toBe(2);
  });
});

/** Reads as usual, but that something happens right after the first row that is only a number has been read. */
function afterFirstCount(db: Reader, happens: () => Promise<void>): Reader {
  let isOver = false;
  const plugin: KyselyPlugin = {
    transformQuery: ({ node }) => node,
    transformResult: async ({ result }) => {
      const [row] = result.rows;
      if (isOver || Object.keys(row ?? {}).join() !== 'n') return result;
      isOver = true;
      await happens();
      return result;
    },
  };
  return db.withPlugin(plugin);
}

async function record(office: Office, run: string): Promise<void> {
  const text = `the ${run} run converges by friday 80%`;
  const typed = { teamId: 'T1', userId: 'U1', channelId: null, text, originKey: run, typedAt: MONDAY };
  await captureLine(office.deps, typed);
}
