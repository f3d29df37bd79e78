import { readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sql } from 'kysely';
import { pino } from 'pino';
import { describe, expect, test } from 'vitest';
import { connect } from '../../db/connect.ts';
import { startSandbox } from '../../sandbox/start.ts';
import type { Settings } from '../../src/config.ts';
import { checkDisk, checkLog } from '../../src/doctor/database.ts';
import { examine } from '../../src/doctor/examine.ts';
import type { Finding } from '../../src/doctor/finding.ts';
import { checkBotToken } from '../../src/doctor/slack.ts';
import { plusMs } from '../../src/domain/time/wall.ts';
import { enqueue } from '../../src/store/deliveries/enqueue.ts';
import { refreshChannel } from '../../src/usecases/people/know-channel.ts';
import { dialects, openFolder } from '../support/databases.ts';
import { openWorld, type World } from '../support/world.ts';

const NOON = '2026-11-24T11:00:00Z';
const MINUTE_MS = 60_000;
const log = pino({ level: 'silent' });

/** What doctor says is wrong. */
async function problems(world: World, changed: Partial<Settings> = {}, aheadMs = 0): Promise<Finding[]> {
  const { clock } = world.hunch.deps;
  const machineNow = () => plusMs(clock.machineNow(), aheadMs);
  const settings = { ...world.settings, ...changed };
  const findings = await examine(settings, { clock: { ...clock, machineNow }, log });
  return findings.filter(({ todo }) => todo !== null);
}

const about = (findings: readonly Finding[]) => findings.map((finding) => finding.about);

describe.each(dialects)('doctor on %s', (dialect) => {
  test('has nothing to say about a Hunch that works, and does not disturb it', async () => {
    await using world = await openWorld(dialect, NOON);
    const ana = world.slack.as('ana');
    await ana.command('#random', '/predict val_loss < 0.35 by tomorrow 3pm 70%');
    await world.slack.clock.moveTo('2026-11-25T14:00:10Z');

    expect(await problems(world)).toEqual([]);
    await ana.command('#random', '/predict val_loss < 0.34 by tomorrow 3pm 70%');
    expect(world.errors).toEqual([]);
  });

  test.each([
    ['the bot token', { botToken: 'xoxb-wrong' }, ['token'], 'SLACK_BOT_TOKEN'],
    ['the app token', { appToken: 'xapp-wrong' }, ['Socket Mode'], 'SLACK_APP_TOKEN'],
  ])('%s is wrong: it is named, with where to get it', async (_title, wrong, named, variable) => {
    await using world = await openWorld(dialect, NOON);
    const { connection } = world.settings;
    if (connection.mode !== 'socket') throw new Error('the world is connected by sockets');

    const found = await problems(world, { connection: { ...connection, ...wrong } });

    expect(about(found).slice(0, 1)).toEqual(named);
    expect(found[0]?.says).toContain(variable);
  });

  test('the token is for another workspace than the database', async () => {
    await using world = await openWorld(dialect, NOON);
    await world.hunch.deps.db.write((tx) =>
      tx.updateTable('teams').set({ team_id: 'T0OTHER', name: 'Elsewhere' }).execute(),
    );

    const found = await problems(world);

    expect(found[0]).toMatchObject({ about: 'token', says: expect.stringContaining('Elsewhere') });
  });

  test('the clock is wrong', async () => {
    await using world = await openWorld(dialect, NOON);

    expect(await problems(world, {}, 10 * MINUTE_MS)).toMatchObject([
      {
        about: 'clock',
        says: expect.stringMatching(/^60[01] s ahead of Slack's$/),
        todo: expect.stringContaining('NTP'),
      },
    ]);
  });

  test('Hunch is not in a channel that has a digest, and another is archived', async () => {
    await using world = await openWorld(dialect, NOON);
    const { teamId } = await world.hunch.deps.db.read
      .selectFrom('teams')
      .select('team_id as teamId')
      .executeTakeFirstOrThrow();
    const channels = [
      await world.slack.channels.create({ name: 'left', members: ['ana'] }),
      await world.slack.channels.create({ name: 'old', members: ['ana'] }),
    ];
    for (const { id } of channels) {
      await world.slack.channels.invite(id, 'bot');
      await refreshChannel(world.hunch.deps, teamId, id);
    }
    await world.hunch.deps.db.write((tx) =>
      tx
        .insertInto('digests')
        .values(
          channels.map(({ id }) => ({
            team_id: teamId,
            channel_id: id,
            is_on: 1 as const,
            zone: 'UTC',
            set_by: 'U1',
            set_at: NOON,
            next_due_at: '2027-01-01T09:00:00.000Z',
            cutoff_at: NOON,
          })),
        )
        .execute(),
    );
    await world.slack.channels.remove('#left', 'bot');
    await world.slack.channels.archive('#old');

    const found = await problems(world);

    expect(found.map(({ says }) => says).sort()).toEqual([
      '#old is archived, but its digest is on',
      'Hunch is not in #left, but its digest is on',
    ]);
    expect(found.map(({ todo }) => todo).join()).toContain('/invite and the name');
  });

  test('what was given up is mentioned, with why', async () => {
    await using world = await openWorld(dialect, NOON);
    const { db, clock } = world.hunch.deps;
    const { team_id: teamId } = await db.read.selectFrom('teams').select('team_id').executeTakeFirstOrThrow();
    const failed = { teamId, kind: 'follow-up', userId: null, channelId: 'D1', dueAt: clock.now() };
    await db.write(async (tx) => {
      for (const error of ['user_disabled', 'ended_the_process']) {
        await enqueue(tx, { ...failed, key: error }, clock.now());
        const isIt = tx.updateTable('deliveries').where('key', '=', error);
        await isIt.set({ state: 'failed', last_error: error }).execute();
      }
    });

    const found = await examine(world.settings, { clock, log });

    expect(found.filter(({ about }) => about === 'given up').map(({ says }) => says)).toEqual([
      '1 message of the last 7 days could not be delivered (1 follow-up: user_disabled); whom it concerns was told',
      '1 message of the last 7 days ended Hunch five times in their writing (1 follow-up: ended_the_process); give it more memory if that was missing, else report it',
    ]);
  });

  test('something is overdue because Hunch does not run', async () => {
    await using world = await openWorld(dialect, NOON);
    await world.slack.as('ana').command('#random', '/predict val_loss < 0.35 by tomorrow 3pm 70%');
    await world.outage();
    await world.slack.clock.moveTo('2026-11-25T14:10:00Z');
    expect(await problems(world)).toEqual([]);

    await world.slack.clock.moveTo('2026-11-25T14:20:00Z');

    expect(await problems(world)).toMatchObject([
      {
        about: 'overdue',
        says: '1 message is more than 15 minutes overdue',
        todo: 'Hunch is not running: start it.',
      },
    ]);
  });

  test('of a message nobody knows whether it arrived, and something typed was left', async () => {
    await using world = await openWorld(dialect, NOON);
    await world.slack.as('ana').command('#random', '/predict val_loss < 0.35 by tomorrow 3pm 70%');
    await world.slack.clock.moveTo('2026-11-25T14:00:10Z');
    await world.outage();
    await withDatabase(world, async (run) => {
      await run(
        `update deliveries set state = 'unknown', last_error = 'missing_scope', last_attempt_at = '2026-01-01T00:00:00.000Z'`,
      );
      await run(
        `insert into inbox (team_id, event_id, body, received_at, world_at) values ('T', 'E', '{}', '2026-01-01T00:00:00.000Z', '2026-01-01T00:00:00.000Z')`,
      );
    });

    const found = await problems(world);

    expect(about(found)).toEqual(['in doubt', 'typed messages']);
    expect(found[0]?.says).toContain('1 follow-up: missing_scope');
    expect(found[0]?.todo).toContain('Post it again');
  });

  test('what is stored of the figures is not what the answers say', async () => {
    await using world = await openWorld(dialect, NOON);
    const ana = world.slack.as('ana');
    await ana.command('#random', '/predict val_loss < 0.35 by tomorrow 3pm 70%');
    await world.slack.clock.moveTo('2026-11-25T14:00:10Z');
    await ana.click(await ana.waitForMessage(await ana.dm(), 'What happened?'), 'Yes');
    expect(await problems(world)).toEqual([]);

    await world.hunch.deps.db.write((tx) => tx.updateTable('levels').set({ n: 41 }).execute());

    expect(await problems(world)).toMatchObject([
      {
        about: 'statistics',
        says: expect.stringContaining('levels'),
        todo: expect.stringContaining('npm run rebuild'),
      },
    ]);
  });

  test('the schema is older, or newer, than this Hunch', async () => {
    await using world = await openWorld(dialect, NOON);
    const change = (statement: string) => withDatabase(world, (run) => run(statement));
    await world.outage();

    await change("delete from schema_migrations where name like '0004%'");
    const older = await problems(world);
    await change("insert into schema_migrations values ('0999_later', '2027-01-01T00:00:00.000Z')");
    const newer = await problems(world);

    expect(older).toMatchObject([{ about: 'database', todo: expect.stringContaining('npm run migrate') }]);
    expect(newer).toMatchObject([
      { about: 'database', says: expect.stringContaining('made by a newer Hunch') },
    ]);
  });
});

describe('doctor without a running Hunch', () => {
  test('a damaged file is told apart from a whole one, and there may be none', async () => {
    await using world = await openWorld('sqlite', NOON);
    await world.outage();
    const { databaseUrl } = world.settings;
    const bytes = readFileSync(databaseUrl);
    writeFileSync(databaseUrl, bytes.fill(0xff, 6 * 4096, 7 * 4096));

    expect(await problems(world)).toMatchObject([
      { about: 'database', todo: expect.stringMatching(/[Rr]estore a backup/) },
    ]);
    expect(await problems(world, { databaseUrl: `${databaseUrl}.none` })).toMatchObject([
      { about: 'database', says: expect.stringContaining('there is no such file') },
    ]);
  });

  test('a scope that was not granted is named', async () => {
    using folder = openFolder();
    const manifest = join(folder.path, 'manifest.yml');
    writeFileSync(manifest, readFileSync('manifest.yml', 'utf8').replace(/^ *- files:write.*\n/m, ''));
    const sandbox = await startSandbox({
      manifest,
      workspace: JSON.parse(readFileSync('sample/workspace.json', 'utf8')),
    });

    const found = await checkBotToken(null, sandbox.botToken, sandbox.apiUrl, log);
    await sandbox.close();

    expect(found.filter(({ todo }) => todo !== null)).toMatchObject([
      { about: 'scopes', says: 'files:write not granted', todo: expect.stringContaining('manifest.yml') },
    ]);
  });

  test.each([
    ['a full disk', 50, 'disk'],
    ['enough room', 5000, null],
  ])('%s', async (_title, freeMb, named) => {
    using folder = openFolder();

    const [found] = await checkDisk(folder.path, null, () => freeMb * 1024 * 1024);

    expect(found?.says).toContain(`${freeMb} MB free`);
    expect(found?.todo === null ? null : found?.about).toBe(named);
  });
});

test.each([
  ['a log as large as SQLite lets it grow is fine', 64, 0],
  ['a log that is never copied back is named, with what keeps it', 65, 1],
])('%s', async (_title, megabytes, problems) => {
  using folder = openFolder();
  const path = join(folder.path, 'hunch.db');
  writeFileSync(`${path}-wal`, '');
  truncateSync(`${path}-wal`, megabytes * 1024 * 1024);

  const found = await checkLog(path);

  expect(found).toHaveLength(problems);
  if (problems > 0) expect(found[0]?.todo).toContain('close it');
});

/** Changes the database of a stopped Hunch. */
async function withDatabase(
  world: World,
  work: (run: (statement: string) => Promise<unknown>) => Promise<unknown>,
): Promise<void> {
  const db = await connect({ url: world.settings.databaseUrl });
  await work((statement) => sql.raw(statement).execute(db.read));
  await db.close();
}
