import { describe, expect, test } from 'vitest';
import { toReport } from '../../../src/runs/to-report.ts';
import { findLinked } from '../../../src/store/people/tracker-links.ts';
import { claimRun } from '../../../src/usecases/runs/claim-run.ts';
import { claimTrackerName } from '../../../src/usecases/runs/link-tracker.ts';
import { reportRun } from '../../../src/usecases/runs/report-run.ts';
import { dialects } from '../../support/databases.ts';
import { type Office, openOffice } from '../office.ts';

const MONDAY = '2026-11-23T09:00:00.000Z';

describe.each(dialects)('a name with a tracker on %s', (dialect) => {
  test.each([
    ['the same tracker', 'wandb', 'wandb'],
    ['every tracker', '*', 'wandb'],
  ])('that is somebody’s with %s is not taken over by a later person', async (_what, hers, his) => {
    await using office = await openOffice(dialect, MONDAY);
    await claim(office, 'U1', hers, 'maria');

    const second = await claim(office, 'U2', his, 'Maria');
    const again = await claim(office, 'U1', hers, 'maria');

    expect([second, again]).toEqual([{ holderId: 'U1' }, null]);
    expect(await findLinked(office.deps.db.read, 'T1', 'wandb', 'maria')).toBe('U1');
  });

  test('is a person’s with one tracker and may be another’s with the next', async () => {
    await using office = await openOffice(dialect, MONDAY);

    const claims = [
      await claim(office, 'U1', 'wandb', 'maria'),
      await claim(office, 'U2', 'mlflow', 'maria'),
    ];

    expect(claims).toEqual([null, null]);
    expect(await findLinked(office.deps.db.read, 'T1', 'mlflow', 'maria')).toBe('U2');
  });

  test('is free again once its holder has left the workspace', async () => {
    await using office = await openOffice(dialect, MONDAY);
    await claim(office, 'U1', 'wandb', 'maria');
    await office.deps.db.write((tx) =>
      tx.updateTable('members').set({ is_deleted: 1 }).where('user_id', '=', 'U1').execute(),
    );

    expect(await claim(office, 'U2', 'wandb', 'maria')).toBeNull();
    expect(await findLinked(office.deps.db.read, 'T1', 'wandb', 'maria')).toBe('U2');
  });

  test('that two people claim at once becomes that of one, and the other hears whose', async () => {
    await using office = await openOffice(dialect, MONDAY);

    const claims = await Promise.all(['U1', 'U2'].map((userId) => claim(office, userId, 'wandb', 'maria')));

    const owner = await findLinked(office.deps.db.read, 'T1', 'wandb', 'maria');
    expect(claims.toSorted((a, b) => Number(a !== null) - Number(b !== null))).toEqual([
      null,
      { holderId: owner },
    ]);
  });
});

describe.each(dialects)('an e-mail address on %s', (dialect) => {
  test('that Slack knows cannot be claimed by anybody else, also before a run of it was reported', async () => {
    await using office = await openOffice(dialect, MONDAY);

    const [others, own, unknown] = [
      await claim(office, 'U2', 'wandb', 'ada@lab.example'),
      await claim(office, 'U1', 'wandb', 'ada@lab.example'),
      await claim(office, 'U2', 'wandb', 'ben@home.example'),
    ];

    expect([others, own, unknown]).toEqual([{ holderId: 'U1' }, null, null]);
    expect(await findLinked(office.deps.db.read, 'T1', 'wandb', 'ada@lab.example')).toBe('U1');
  });

  test('is no name to press Mine for: the run is whose Slack says, and so is the next', async () => {
    await using office = await openOffice(dialect, MONDAY);
    const report = (id: string) =>
      reportRun(
        office.deps,
        { teamId: 'T1', id: 'token', userId: null, channelId: 'C1' },
        toReport({ state: 'running', source: 'wandb', run_id: id, user: 'ada@lab.example' }),
      );
    const first = await report('r1');
    if (typeof first === 'string') throw new Error(first);
    const press = (userId: string) => claimRun(office.deps, { teamId: 'T1', userId, runRowId: first.run.id });

    expect(await press('U2')).toBe('taken');
    expect(await press('U1')).toEqual({ name: 'r1' });
    expect(await report('r2')).toMatchObject({ run: { ownerId: 'U1' } });
  });

  test('and a Slack id are whose they are: nobody else can claim the id either', async () => {
    await using office = await openOffice(dialect, MONDAY);
    expect(await claim(office, 'U2', '*', 'u0maria001')).toEqual({ holderId: 'U0MARIA001' });
  });
});

const claim = (office: Office, userId: string, tracker: string, name: string) =>
  claimTrackerName(office.deps, { teamId: 'T1', userId, tracker, name });
