import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { plusMs } from '../../src/domain/time/wall.ts';
import { openTrackerRounds } from '../../src/jobs/looks/ask-trackers.ts';
import { toReport } from '../../src/runs/to-report.ts';
import type { Tracker, TrackerAnswer } from '../../src/runs/trackers/tracker.ts';
import { captureLine } from '../../src/usecases/capture/capture-line.ts';
import { dialects } from '../support/databases.ts';
import { type Office, openOffice } from '../usecases/office.ts';

const MONDAY = '2026-11-23T09:00:00.000Z';
const go = new AbortController().signal;
const TROUBLE: TrackerAnswer = { kind: 'trouble', code: 'http_500', retryAfterMs: null };

describe.each(dialects)('asking a tracker, on %s', (dialect) => {
  test('only about runs that an open prediction waits for, once a minute, until they are over', async () => {
    await using office = await openOffice(dialect, MONDAY);
    const { look, asked, answer } = rounds(office);
    await look();
    expect(asked).toEqual([]);

    await predict(office, '3k9x1abc');
    await look();
    await look();
    expect(asked).toEqual(['3k9x1abc']);

    pass(office, 60_000);
    answer.now = { kind: 'run', report: report('finished') };
    await look();
    pass(office, 600_000);
    await look();

    expect(asked).toEqual(['3k9x1abc', '3k9x1abc']);
    const due = await office.deps.db.read.selectFrom('predictions').select('due_at').executeTakeFirst();
    expect(due?.due_at).toBe(plusMs(MONDAY, 60_000));
  });

  test('one in trouble is left alone for longer and longer, or for as long as it says', async () => {
    await using office = await openOffice(dialect, MONDAY);
    const { look, asked, answer } = rounds(office);
    await predict(office, '3k9x1abc');
    await predict(office, '3k9x1abd');
    answer.now = TROUBLE;

    const counts = [];
    for (const waitMs of [0, 29_000, 1000, 59_000, 1000]) {
      pass(office, waitMs);
      await look();
      counts.push(asked.length);
    }
    expect(counts).toEqual([1, 1, 2, 2, 3]);

    answer.now = { ...TROUBLE, retryAfterMs: 1_800_000 };
    pass(office, 120_000);
    await look();
    pass(office, 1_799_000);
    await look();
    expect(asked).toHaveLength(4);
  });

  test('one that knows no such run is asked about it again after five minutes, then ten', async () => {
    await using office = await openOffice(dialect, MONDAY);
    const { look, asked, answer } = rounds(office);
    await predict(office, '3k9x1abc');
    answer.now = { kind: 'absent' };

    const counts = [];
    for (const waitMs of [0, 299_000, 1000, 599_000, 1000]) {
      pass(office, waitMs);
      await look();
      counts.push(asked.length);
    }

    expect(counts).toEqual([1, 1, 2, 2, 3]);
  });
});

describe.each(dialects.filter((dialect) => dialect === 'postgres'))('several instances on %s', (dialect) => {
  test('ask a tracker one at a time, and whoever it is stays at it', async () => {
    await using office = await openOffice(dialect, MONDAY);
    const { asked, open } = rounds(office);
    const instances = [open(), open(), open()];
    await predict(office, '3k9x1abc');

    for (let second = 0; second < 300; second += 3) {
      await Promise.all(instances.map((one) => one.look(go)));
      pass(office, 3000);
    }

    expect(asked).toHaveLength(5);
  });

  test('go on where one stops, at once, and where one is gone without a word, after its lease', async () => {
    await using office = await openOffice(dialect, MONDAY);
    const { asked, open } = rounds(office);
    const [first, second, third] = [open(), open(), open()];
    await predict(office, '3k9x1abc');
    await first.look(go);
    await second.look(go);
    expect(asked).toHaveLength(1);

    await first.giveUp();
    await second.look(go);
    expect(asked).toHaveLength(2);

    await third.look(go);
    expect(asked).toHaveLength(2);
    await endLeases(office);
    await third.look(go);
    expect(asked).toHaveLength(3);
    await second.giveUp();
    pass(office, 60_000);
    await second.look(go);
    expect(asked).toHaveLength(3);
  });

  test('leave a tracker that does not answer one of them to the next', async () => {
    await using office = await openOffice(dialect, MONDAY);
    const { asked, answer, open } = rounds(office);
    const [cutOff, other] = [open(), open()];
    await predict(office, '3k9x1abc');
    answer.now = TROUBLE;
    await cutOff.look(go);
    await endLeases(office);
    answer.now = { kind: 'run', report: report('finished') };

    await cutOff.look(go);
    await other.look(go);

    expect(asked).toHaveLength(2);
    const run = await office.deps.db.read.selectFrom('runs').select('state').executeTakeFirst();
    expect(run?.state).toBe('finished');
  });
});

/** As if the time of every lease were over. */
async function endLeases(office: Office): Promise<void> {
  const past = sql<string>`'2000-01-01T00:00:00.000Z' || substr(value, 25)`;
  await office.deps.db.write((tx) =>
    tx.updateTable('secrets').set({ value: past }).where('name', 'like', 'lease %').execute(),
  );
}

function rounds(office: Office) {
  const asked: string[] = [];
  const answer: { now: TrackerAnswer } = { now: { kind: 'run', report: report('running') } };
  const tracker: Tracker = {
    source: 'wandb',
    ask: async ({ runId }) => {
      asked.push(runId);
      return answer.now;
    },
  };
  const settings = { everyMs: 60_000, leaseMs: 60_000 };
  const open = () => openTrackerRounds(office.deps, [tracker], settings);
  const one = open();
  return { asked, answer, look: () => one.look(go), open };
}

const report = (state: string) =>
  toReport({ source: 'wandb', entity: 'acme', project: 'llm', run_id: '3k9x1abc', state });

async function predict(office: Office, runId: string): Promise<void> {
  await captureLine(office.deps, {
    teamId: 'T1',
    userId: 'U1',
    channelId: null,
    text: `val_loss < 0.4 70% https://wandb.ai/acme/llm/runs/${runId}`,
    originKey: runId,
    typedAt: office.deps.clock.now(),
  });
}

function pass(office: Office, ms: number): void {
  office.moveTo(plusMs(office.deps.clock.now(), ms));
}
