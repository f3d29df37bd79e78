import { expect, test } from 'vitest';
import { planQuestions } from '../../../../src/jobs/looks/plan.ts';
import { dealWithEvents } from '../../../../src/slack/listeners/answer/direct-message.ts';
import { keepEvent } from '../../../../src/store/once/inbox.ts';
import { type Desk, interval, openDesk, percent, percents } from '../../../usecases/answer/desk.ts';

/**
 * What a text typed in the DM with Hunch does, by what is open then.
 *
 * - none: nothing waits · threshold, yes/no, number, choice: exactly one question, asked an hour ago
 * - old: one yes/no question, asked 25 hours ago · two: two of them · thread: in the thread of the one question,
 *   asked 25 hours ago while another waits too · both: in the thread of a message that asks two
 */
type Open = 'none' | 'threshold' | 'yes/no' | 'number' | 'choice' | 'old' | 'two' | 'thread' | 'both';

const table: readonly (readonly [open: Open, typed: string, what: string])[] = [
  ['none', 'val_loss < 0.3 by friday 70%', 'prediction'],
  ['none', 'takes 6-9h on 8xH100 (70%) check friday', 'prediction'],
  ['none', 'it converges, 3:1', 'prediction'],
  ['none', 'no NaN before step 10k 90%', 'prediction'],
  ['none', 'val_loss < 0.3', 'draft: asks how sure'],
  ['none', 'yes', 'nothing waits'],
  ['none', 'no, diverged at 2k', 'nothing waits'],
  ['none', '0.342', 'nothing waits'],
  ['none', 'NaN', 'nothing waits'],

  ['yes/no', 'yes', 'answer: yes'],
  ['yes/no', 'y', 'answer: yes'],
  ['yes/no', 'Nope.', 'answer: no'],
  ['yes/no', 'No, diverged at 2k', 'answer: no, note "diverged at 2k"'],
  ['yes/no', 'no: loss went up after step 300', 'answer: no, note "loss went up after step 300"'],
  ['yes/no', 'Yes - better than hoped', 'answer: yes, note "better than hoped"'],
  ['yes/no', 'yes; node 3 was slow', 'answer: yes, note "node 3 was slow"'],
  ['yes/no', 'converged', 'asks, nothing proposed'],
  ['yes/no', 'oom', 'asks, nothing proposed'],
  ['yes/no', 'diverged', 'asks, nothing proposed'],
  ['yes/no', 'crashed', 'asks, nothing proposed'],
  ['yes/no', 'thanks!', 'asks, nothing proposed'],
  ['yes/no', 'what is this?', 'asks, nothing proposed'],
  ['yes/no', 'yes it did', 'asks, nothing proposed'],
  ['yes/no', 'no idea', 'asks, nothing proposed'],
  ['yes/no', "can't tell: node died", 'asks, nothing proposed'],
  ['yes/no', 'still running 6h', 'asks, nothing proposed'],
  ['yes/no', 'yes, 80%', 'asks, nothing proposed'],
  ['yes/no', 'val_loss < 0.35', 'asks, nothing proposed'],
  ['yes/no', 'no NaN before step 10k 90%', 'prediction'],
  ['yes/no', 'yes we beat sota on imagenet tomorrow, 20%', 'prediction'],
  ['yes/no', 'final loss between 1.8 and 2.1, 80% sure', 'prediction'],

  ['threshold', '0.342', 'asks, proposes yes'],
  ['threshold', '0.36, new seed', 'asks, proposes no'],
  ['threshold', 'NaN', 'asks, proposes no'],
  ['threshold', 'inf', 'asks, proposes no'],
  ['threshold', '-Infinity', 'asks, proposes no'],
  ['threshold', 'no', 'answer: no'],

  ['number', '91.8', 'answer: 91.8'],
  ['number', '91.8%', 'answer: 91.8'],
  ['number', '91.8, new best', 'answer: 91.8, note "new best"'],
  ['number', '91.8 after a restart', 'asks, nothing proposed'],
  ['number', '0.918', 'asks, proposes 0.918'],
  ['number', '918', 'asks, proposes 918'],
  ['number', '9.1e7', 'asks, proposes 91000000'],
  ['number', '1,5', 'asks, nothing proposed'],
  ['number', 'NaN', 'asks, proposes void'],
  ['number', 'Infinity', 'asks, proposes void'],
  ['number', 'yes', 'asks, nothing proposed'],
  ['number', 'about the same', 'asks, nothing proposed'],

  ['choice', 'sgd', 'answer: sgd'],
  ['choice', 'SGD; surprisingly', 'answer: sgd, note "surprisingly"'],
  ['choice', 'neither', 'asks, nothing proposed'],
  ['choice', 'which wins? A) adam B) sgd 70/30', 'prediction'],

  ['old', 'yes', 'asks, nothing proposed'],
  ['old', 'no, diverged', 'asks, nothing proposed'],
  ['old', 'val_loss < 0.3 by friday 70%', 'prediction'],

  ['two', 'yes', 'asks, nothing proposed'],
  ['two', '0.342', 'asks, nothing proposed'],
  ['two', 'oom', 'asks, nothing proposed'],
  ['two', 'val_loss < 0.3 by friday 70%', 'prediction'],

  ['thread', 'yes', 'answer: yes'],
  ['thread', 'no diverged at 2k', 'asks, nothing proposed'],
  ['thread', 'still running 6h', 'put off'],
  ['thread', 'still running', 'put off'],
  ['thread', "can't tell: node died", 'answer: void, note "node died"'],
  ['thread', 'converged', 'asks, nothing proposed'],
  ['thread', 'val_loss < 0.3 by friday 70%', 'asks, nothing proposed'],
  ['both', 'yes', 'asks, nothing proposed'],
  ['both', 'no, diverged', 'asks, nothing proposed'],
];

test.each(table)('%s: “%s” is %s', async (open, typed, what) => {
  await using desk = await openDesk('sqlite', MONDAY);
  const threadTs = await arrange(desk, open);
  const before = await counted(desk);

  const reply = await type(desk, typed, threadTs);

  expect(whatHappened(before, await counted(desk), reply)).toBe(what);
});

const MONDAY = '2026-03-02T08:00:00.000Z';
const DUE = '2026-03-20T09:00:00.000Z';
const HOUR = 3_600_000;

/** Brings about what is open, and returns the thread to type in. */
async function arrange(desk: Desk, open: Open): Promise<string | null> {
  const threshold = { metric: 'val_loss', comparator: '<', threshold: 0.35 } as const;
  if (open === 'none') return null;
  if (open === 'threshold') await desk.record({ value: percent(70), ...threshold });
  else if (open === 'number') await desk.record({ value: interval(91, 92, 93), unit: '%' });
  else if (open === 'choice') await desk.record({ value: percents(60, 40), options: ['adam', 'sgd'] });
  else await desk.record({ value: percent(70) });
  if (open === 'two' || open === 'thread') await desk.record({ value: percent(30), due: later });
  if (open === 'both') for (const value of [10, 20]) await desk.record({ value: percent(value) });
  await ask(desk, DUE, 'T1');
  if (open === 'two' || open === 'thread') await ask(desk, later.at, 'T2');
  const hours = open === 'old' || open === 'thread' ? 25 : 1;
  desk.office.moveTo(new Date(Date.parse(DUE) + hours * HOUR).toISOString());
  return open === 'thread' || open === 'both' ? 'T1' : null;
}

const later = { rule: 'time', at: '2026-03-20T09:30:00.000Z', phrase: null, isChosen: true } as const;

/** Asks what is due, as a message of this ts. */
async function ask(desk: Desk, at: string, ts: string): Promise<void> {
  desk.office.moveTo(at);
  await planQuestions(desk.office.deps);
  await desk.office.deps.db.write((tx) =>
    tx
      .updateTable('deliveries')
      .set({ state: 'sent', sent_channel_id: 'D1', sent_ts: ts })
      .where('state', '=', 'pending')
      .execute(),
  );
}

/** Types in the DM; returns what Hunch says to it. */
async function type(desk: Desk, text: string, threadTs: string | null): Promise<string> {
  const { deps } = desk.office;
  const body = { channel: 'D1', user: 'U1', text, ts: '9.9', ...(threadTs && { thread_ts: threadTs }) };
  const event = { teamId: 'T1', eventId: 'E1', body: JSON.stringify(body), worldAt: deps.clock.now() };
  await keepEvent(deps.db, event, deps.clock.machineNow());
  await dealWithEvents(deps);
  const rows = await deps.db.read.selectFrom('deliveries').selectAll().where('kind', '=', 'reply').execute();
  expect(rows).toHaveLength(1);
  return rows[0]?.payload ?? '';
}

type Counted = Awaited<ReturnType<typeof counted>>;

async function counted(desk: Desk) {
  const { read } = desk.office.deps.db;
  const rows = await read.selectFrom('predictions').selectAll().orderBy('id').execute();
  const answered = rows.find((row) => row.answered_at !== null);
  const drafts = await read.selectFrom('drafts').select('id').execute();
  const dueSeqs = rows.reduce((sum, row) => sum + row.due_seq, 0);
  return { predictions: rows.length, drafts: drafts.length, answered, dueSeqs };
}

function whatHappened(before: Counted, after: Counted, reply: string): string {
  if (after.predictions > before.predictions) return 'prediction';
  if (after.drafts > before.drafts)
    return reply.includes('capture.percent.50') ? 'draft: asks how sure' : 'draft';
  if (after.answered) {
    const { outcome, outcome_number, outcome_option, note } = after.answered;
    const happened =
      outcome === 'option' ? ['adam', 'sgd'][outcome_option ?? 0] : (outcome_number ?? outcome);
    return `answer: ${happened}${note === null ? '' : `, note "${note}"`}`;
  }
  if (after.dueSeqs > before.dueSeqs) return 'put off';
  if (reply.includes('Nothing waits for an answer right now')) return 'nothing waits';
  return `asks, ${proposedIn(reply)}`;
}

/** The button of a reply that stands out, by what it settles. */
function proposedIn(reply: string): string {
  const blocks: readonly { elements?: readonly Element[] }[] = JSON.parse(reply).blocks;
  const buttons = blocks.flatMap(({ elements }) => elements ?? []);
  expect(buttons.some(({ action_id = '' }) => action_id.startsWith('answer.'))).toBe(true);
  const first = buttons.find(
    ({ style, action_id }) => style === 'primary' && action_id !== 'answer.enter-value',
  );
  if (!first) return 'nothing proposed';
  const said = { 'answer.yes': 'yes', 'answer.no': 'no', 'answer.diverged': 'void' }[first.action_id ?? ''];
  return `proposes ${said ?? JSON.parse(first.value ?? '{}').v}`;
}

interface Element {
  readonly style?: string;
  readonly action_id?: string;
  readonly value?: string;
}
