import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { connect, type Db } from '../../db/connect.ts';
import { moveToPostgres } from '../../db/move.ts';
import { dialects, emptyPostgres } from '../support/databases.ts';
import { openWorld } from '../support/world.ts';

describe.each(dialects.filter((dialect) => dialect === 'postgres'))('moving from SQLite to %s', () => {
  test('every row arrives as it was, and the file stays', async () => {
    await using world = await openWorld('sqlite', '2026-11-24T11:00:00Z');
    await using target = await emptyPostgres();
    const ana = world.slack.as('ana');
    await ana.command('#random', '/predict val_loss < 0.35 by tomorrow 3pm 70%');
    await ana.command('#random', '/predict mfu 0.41 to 0.47 by tomorrow 3pm #throughput');
    await world.slack.clock.moveTo('2026-11-25T14:00:10Z');
    await ana.click(await ana.waitForMessage(await ana.dm(), 'val_loss'), 'Yes');
    await world.outage();

    const moved = await moveToPostgres(world.settings.databaseUrl, target.url);

    const [from, to] = [
      await connect({ url: world.settings.databaseUrl }),
      await connect({ url: target.url }),
    ];
    for (const { table, rows } of moved) {
      const [was, is] = [await rowsOf(from, table), await rowsOf(to, table)];
      expect(is, table).toEqual(was);
      expect(rows, table).toBe(was.length);
    }
    expect(moved.map(({ table }) => table)).toEqual(
      expect.arrayContaining(['predictions', 'deliveries', 'levels']),
    );
    await from.close();
    await to.close();
  });

  test('a database that holds a workspace already is left alone', async () => {
    await using world = await openWorld('sqlite');
    await using target = await emptyPostgres();
    await world.outage();
    await moveToPostgres(world.settings.databaseUrl, target.url);

    const again = moveToPostgres(world.settings.databaseUrl, target.url);

    await expect(again).rejects.toThrow('holds a workspace already');
  });

  test('is refused while Hunch runs, and where there is no file', async () => {
    await using world = await openWorld('sqlite');
    await using target = await emptyPostgres();

    await expect(moveToPostgres(world.settings.databaseUrl, target.url)).rejects.toThrow(
      'another Hunch is using it',
    );
    await expect(moveToPostgres('nowhere.db', target.url)).rejects.toThrow('There is no file nowhere.db.');
  });
});

async function rowsOf(db: Db, table: string): Promise<unknown[]> {
  const { rows } = await sql`select * from ${sql.table(table)}`.execute(db.read);
  return rows.map((row) => JSON.stringify(row, Object.keys(row as object).sort())).sort();
}
