import { describe, expect, test } from 'vitest';
import { openOwnerLookUp } from '../../../src/jobs/looks/find-owners.ts';
import type { ReportBody } from '../../../src/runs/report-schema.ts';
import { toReport } from '../../../src/runs/to-report.ts';
import { setMemberChoices } from '../../../src/store/people/members.ts';
import { knowMember } from '../../../src/usecases/people/know-member.ts';
import { lookUpOwner } from '../../../src/usecases/runs/look-up-owner.ts';
import { type Reported, reportRun } from '../../../src/usecases/runs/report-run.ts';
import { dialects } from '../../support/databases.ts';
import { type Office, openOffice } from '../office.ts';

const MONDAY = '2026-11-23T09:00:00.000Z';
/** The token of a project whose channel is C1. */
const PROJECT = { teamId: 'T1', id: 'token', userId: null, channelId: 'C1' };

describe.each(dialects)('a report on %s', (dialect) => {
  test('of an address that Slack knows is that person’s, who is asked; the channel is not', async () => {
    await using office = await openOffice(dialect, MONDAY);
    await report(office, { state: 'running', run_id: 'r1', user: 'Ada@lab.example'.toLowerCase() });

    await openOwnerLookUp(office.deps)();
    const later = await report(office, { state: 'running', run_id: 'r2', user: 'ADA@lab.example' });

    expect(await runs(office)).toMatchObject([
      { run_id: 'r1', owner_id: 'U1' },
      { run_id: 'r2', owner_id: 'U1' },
    ]);
    expect(later.run.ownerId).toBe('U1');
    expect(await prompts(office)).toContainEqual({ key: 'run-whether|T1|U1', user_id: 'U1' });
  });

  test('of somebody that Slack does not know stays nobody’s and is not looked up again and again', async () => {
    await using office = await openOffice(dialect, MONDAY);
    let lookUps = 0;
    const ask = office.deps.messenger.userByEmail;
    const messenger = {
      ...office.deps.messenger,
      userByEmail: (team: string, email: string) => {
        lookUps += 1;
        return ask(team, email);
      },
    };
    await report(office, { state: 'running', run_id: 'r1', user: 'nobody@lab.example' });
    const lookUp = openOwnerLookUp({ ...office.deps, messenger });

    await lookUp();
    await lookUp();

    expect(lookUps).toBe(1);
    expect(await runs(office)).toMatchObject([{ owner_id: null }]);
  });

  test('of a person whom Hunch had not met is theirs by their Slack id; a bot’s is nobody’s', async () => {
    await using office = await openOffice(dialect, MONDAY);
    office.users.set('U0BOT', { name: 'ci', isBot: true });
    const { run } = await report(office, { state: 'running', run_id: 'r1', user: 'U2' });
    const { run: bot } = await report(office, { state: 'running', run_id: 'r2', user: 'U0BOT' });

    await lookUpOwner(office.deps, { teamId: 'T1', id: run.id, ownerHint: 'U2' });
    await lookUpOwner(office.deps, { teamId: 'T1', id: bot.id, ownerHint: 'U0BOT' });

    expect(await runs(office)).toMatchObject([{ owner_id: 'U2' }, { owner_id: null }]);
  });

  test('asks once for a group, five times in a day, and not where somebody wants no questions', async () => {
    await using office = await openOffice(dialect, MONDAY);
    await knowMember(office.deps, 'T1', 'U1');
    await office.deps.db.write((tx) => setMemberChoices(tx, 'T1', 'U1', { runPrompts: 'every-start' }));
    const start = (id: string, more: Partial<ReportBody> = {}) =>
      report(office, { state: 'running', run_id: id, user: 'U1', ...more });

    const sweep = [await start('a1', { group: 'sweep' }), await start('a2', { group: 'sweep' })];
    const singles = [];
    for (const id of ['b', 'c', 'd', 'e', 'f', 'g']) singles.push(await start(id));
    const quiet = await start('h', { prompt: 'never' });

    expect(sweep.map(({ prompted }) => prompted)).toEqual([['U1'], []]);
    expect(singles.map(({ prompted }) => prompted.length)).toEqual([1, 1, 1, 1, 0, 0]);
    expect(quiet.prompted).toEqual([]);
    office.moveTo('2026-11-24T10:00:00.000Z');
    expect((await start('i')).prompted).toEqual(['U1']);
  });

  test('made by two processes at once is one run', async () => {
    await using office = await openOffice(dialect, MONDAY);
    const both = await Promise.all([
      report(office, { state: 'running', run_id: 'r', summary: { a: 1 } }),
      report(office, { state: 'running', run_id: 'r', summary: { b: 2 } }),
    ]);

    expect(new Set(both.map(({ run }) => run.id)).size).toBe(1);
    expect(JSON.parse((await runs(office))[0]?.summary ?? '')).toEqual({ a: 1, b: 2 });
  });

  test('of an exit code of Windows, which needs all of 32 bits, is kept', async () => {
    await using office = await openOffice(dialect, MONDAY);
    const { run } = await report(office, { state: 'failed', run_id: 'w', exit_code: 3_221_225_477 });
    expect(run.exitCode).toBe(-1_073_741_819);
  });

  test('that names no project means the run that its tracker knows by that id', async () => {
    await using office = await openOffice(dialect, MONDAY);
    const first = await report(office, { state: 'running', source: 'mlflow', project: '7', run_id: 'm' });
    const second = await report(office, { state: 'finished', source: 'mlflow', run_id: 'm' });
    const other = await report(office, { state: 'running', source: 'slurm', project: '7', run_id: 'm' });
    const third = await report(office, { state: 'running', source: 'slurm', run_id: 'm' });

    expect(second.run.id).toBe(first.run.id);
    expect(third.run.id).not.toBe(other.run.id);
  });
});

async function report(office: Office, body: ReportBody): Promise<Reported> {
  const reported = await reportRun(office.deps, PROJECT, toReport(body));
  if (typeof reported === 'string') throw new Error(reported);
  return reported;
}

const runs = (office: Office) =>
  office.deps.db.read
    .selectFrom('runs')
    .select(['run_id', 'owner_id', 'summary'])
    .orderBy('run_id')
    .execute();

const prompts = (office: Office) =>
  office.deps.db.read.selectFrom('deliveries').select(['key', 'user_id']).orderBy('key').execute();
