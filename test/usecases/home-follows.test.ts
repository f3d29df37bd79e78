import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { FIRST_PAGES } from '../../src/domain/people/home-pages.ts';
import { homeFigures } from '../../src/figures/home.ts';
import { homeView } from '../../src/slack/views/home/home.ts';
import { dialects } from '../support/databases.ts';
import { type Desk, openDesk, percent } from './answer/desk.ts';
import { elsewhere, MONDAY, PEOPLE, rows, T1 } from './home-acts.ts';

describe.each(dialects)('Home is published anew when it shows something else, on %s', (dialect) => {
  test.each(rows)('$of: $what', async ({ arrange, act, changes, publishedAtOnce = [] }) => {
    await using desk = await openDesk(dialect, MONDAY);
    desk.office.users.set('U4', { name: 'Cleo' });
    desk.office.channels.set('C1', { name: 'training', hasBot: true, members: ['U1', 'U2', 'U4'] });
    const id = await desk.record({ value: percent(70), claim: 'it holds' });
    const scene = { desk, id, deps: desk.office.deps };
    await arrange?.(scene);
    const before = await homes(desk);

    await act(scene);

    const after = await homes(desk);
    const changed = PEOPLE.filter((userId) => before[userId]?.shows !== after[userId]?.shows);
    expect(changed).toEqual(changes);
    const forgotten = changed
      .filter((userId) => !publishedAtOnce.includes(userId))
      .filter((userId) => (after[userId]?.wanted ?? 0) <= (before[userId]?.wanted ?? 0));
    expect(forgotten).toEqual([]);
  });
});

test('every use case that writes is in the table, or said to change nobody’s Home', () => {
  const writes = readdirSync('src/usecases', { recursive: true, encoding: 'utf8' }).filter(
    (file) => file.endsWith('.ts') && readFileSync(`src/usecases/${file}`, 'utf8').includes('db.write('),
  );
  const known = new Set([...rows.map(({ of }) => of), ...Object.keys(elsewhere)]);

  expect(writes.filter((file) => !known.has(file))).toEqual([]);
});

/** What everybody's Home would show now, and how often it was wanted so far. */
async function homes({ office: { deps } }: Desk) {
  const wanted = await deps.db.read.selectFrom('homes').select(['user_id', 'wanted']).execute();
  const entries = PEOPLE.map(async (userId) => {
    const figures = await homeFigures(deps.db.read, { ...T1, userId }, deps.clock.now(), FIRST_PAGES);
    const shows = JSON.stringify(homeView(figures, deps.commandName));
    return [userId, { shows, wanted: wanted.find((row) => row.user_id === userId)?.wanted ?? 0 }] as const;
  });
  return Object.fromEntries(await Promise.all(entries));
}
