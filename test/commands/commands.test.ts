import { execFile } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dialects, openFolder } from '../support/databases.ts';
import { openWorld, type World } from '../support/world.ts';

/** Runs an operator command as a process of its own, set up like the Hunch of a world. */
function run(world: World, command: string, ...given: string[]): Promise<{ code: number; said: string }> {
  const { connection, databaseUrl, slackApiUrl, clockUrl } = world.settings;
  if (connection.mode !== 'socket') throw new Error('the world is connected by sockets');
  const environment = {
    PATH: process.env['PATH'],
    SLACK_BOT_TOKEN: connection.botToken,
    SLACK_APP_TOKEN: connection.appToken,
    SLACK_API_URL: slackApiUrl ?? '',
    HUNCH_CLOCK_URL: clockUrl ?? '',
    DATABASE_URL: databaseUrl,
    HUNCH_DATA: folderOf(world),
  };
  const program = ['--import', 'tsx', `src/commands/${command}.ts`, ...given];
  return new Promise((resolve) => {
    execFile(process.execPath, program, { env: environment }, (error, stdout, stderr) => {
      resolve({ code: typeof error?.code === 'number' ? error.code : 0, said: stdout + stderr });
    });
  });
}

const folderOf = (world: World) =>
  world.settings.databaseUrl.startsWith('postgres') ? tmpdir() : dirname(world.settings.databaseUrl);

describe.each(dialects)('commands for whoever runs Hunch, on %s', (dialect) => {
  test('doctor beside a running Hunch ends well, and with 1 when something is to be put right', async () => {
    await using world = await openWorld(dialect);

    const good = await run(world, 'doctor');
    await world.hunch.deps.db.write((tx) => tx.updateTable('teams').set({ team_id: 'T0OTHER' }).execute());
    const bad = await run(world, 'doctor');

    expect(good).toMatchObject({ code: 0, said: expect.stringContaining('Everything is in order.') });
    expect(bad).toMatchObject({
      code: 1,
      said: expect.stringMatching(/PROBLEM {2}token: .*\n +→ Set the token/),
    });
  });

  test('backup beside a running Hunch; restore only once it has stopped', async () => {
    await using world = await openWorld(dialect);
    using folder = openFolder();
    const to = join(folder.path, 'backup');

    expect(await run(world, 'backup', to)).toMatchObject({
      code: 0,
      said: expect.stringContaining(`backed up to ${to}`),
    });
    expect(await run(world, 'restore', to)).toMatchObject({ code: 1 });
    await world.outage();
    expect(await run(world, 'restore', to)).toMatchObject({
      code: 0,
      said: expect.stringContaining('Start Hunch'),
    });
    await world.restart();
    expect(world.errors).toEqual([]);
  });

  test('a command that cannot do its work says why in a sentence', async () => {
    await using world = await openWorld(dialect);

    const said = await run(world, 'restore');

    expect(said).toEqual({ code: 1, said: 'Name the backup: npm run restore -- <file>\n' });
  });
});

describe('backup without a name', () => {
  test('goes into a folder beside the data, named after the moment', async () => {
    await using world = await openWorld('sqlite');

    await run(world, 'backup');

    const [name] = readdirSync(join(folderOf(world), 'backups'));
    expect(name).toMatch(/^hunch-\d{4}-\d\d-\d\dT\d\d-\d\d-\d\d-\d{3}Z\.db$/);
  });
});
