import fc from 'fast-check';
import { findPrediction } from '../../src/store/predictions/find.ts';
import { answer } from '../../src/usecases/answer/answer.ts';
import { putOff } from '../../src/usecases/answer/put-off.ts';
import { undoAnswer } from '../../src/usecases/answer/undo-answer.ts';
import { recordProposal } from '../../src/usecases/capture/record-proposal.ts';
import { addForecast } from '../../src/usecases/card/add-forecast.ts';
import { handOver } from '../../src/usecases/revise/hand-over.ts';
import { withdraw } from '../../src/usecases/revise/withdraw.ts';
import { busy, cutBody, dropped, fatal, refused, serverError } from '../matrix/wire.ts';
import type { Point } from '../support/small-world.ts';
import { plainProposal } from '../usecases/answer/desk.ts';
import { DAY, MINUTE, type Model, type Modelled, TEN_MINUTES, withdrawal } from './model.ts';
import { passTime, type Real } from './real.ts';

type Command = fc.AsyncCommand<Model, Real>;

const FAULTS = [
  dropped(null),
  dropped(0),
  dropped(MINUTE),
  serverError(503, 0),
  serverError(500, null),
  cutBody,
  fatal(0),
  busy({}),
  refused('internal_error'),
];
const DEATHS: readonly Point[] = [
  'enqueue before commit',
  'enqueue after commit',
  'claim before commit',
  'claim after commit',
  'before post',
  'after post',
  'settle before commit',
  'settle after commit',
  'look-up',
  'audit',
];
/** By so much a clock may be wrong before nothing is sent any more, and then some. */
const STEPS = [60, -60, 24 * 60, -24 * 60].map((minutes) => minutes * MINUTE);

/** Everything that people, time and misfortune do, at random. */
export const commands: fc.Arbitrary<Command>[] = [
  fc
    .tuple(fc.integer({ min: 0, max: 100 }), fc.integer({ min: 3, max: 600 }))
    .map(([percent, minutes]) => record(percent, minutes)),
  onOne(fc.integer({ min: 0, max: 100 }), 'revise', revise),
  onOne(fc.constantFrom('yes' as const, 'no' as const), 'answer', say),
  onOne(fc.constant(null), 'undo', undo),
  onOne(fc.constant(null), 'withdraw', takeBack),
  onOne(fc.integer({ min: 1, max: 300 }), 'snooze', snooze),
  onOne(fc.constantFrom('U1', 'U2'), 'hand over', passOn),
  fc
    .integer({ min: 1, max: 360 })
    .map((minutes) =>
      simple(`tick ${minutes} min`, (model, real) =>
        passTime(model, real, real.world.now + minutes * MINUTE),
      ),
    ),
  fc
    .constantFrom(...DEATHS)
    .map((point) =>
      simple(`die at ${point}`, async (_model, { world }) => world.at(point, () => world.kill())),
    ),
  fc.constant(simple('restart', async (_model, { world }) => void world.kill())),
  fc.constant(simple('redeliver', async (_model, real) => void (await real.again?.()))),
  fc
    .constantFrom(...STEPS)
    .map((ms) => simple(`clock wrong by ${ms / MINUTE} min`, (_model, { world }) => wrongFor(world, ms))),
  fc
    .tuple(
      fc.constantFrom('chat.postMessage', 'conversations.history', 'chat.delete'),
      fc.constantFrom(...FAULTS.keys()),
    )
    .map(([method, fault]) =>
      simple(`fault ${fault} of ${method}`, async (_model, { world }) =>
        world.slack.next(method, FAULTS[fault] ?? cutBody),
      ),
    ),
];

function simple(name: string, run: (model: Model, real: Real) => Promise<void>): Command {
  return { check: () => true, run, toString: () => name };
}

function onOne<T>(
  values: fc.Arbitrary<T>,
  name: string,
  run: (real: Real, one: Modelled, value: T) => Promise<void>,
): fc.Arbitrary<Command> {
  return fc.tuple(fc.nat(20), values).map(([index, value]) => ({
    check: ({ predictions }) => predictions.length > 0,
    run: (model, real) => run(real, model.predictions[index % model.predictions.length] as Modelled, value),
    toString: () => `${name}(#${index}, ${value})`,
  }));
}

function record(percent: number, minutes: number): Command {
  return simple(`record(${percent}%, in ${minutes} min)`, async (model, real) => {
    const { world } = real;
    const due = world.now + minutes * MINUTE;
    const originKey = nameOf(real);
    const proposal = {
      ...plainProposal,
      claim: `claim ${originKey} holds`,
      kind: 'binary' as const,
      value: { kind: 'binary' as const, percent },
      due: { ...plainProposal.due, at: iso(due) },
    };
    const recording = { teamId: 'T1', authorId: 'U1', originKey, wakesAtNight: false, proposal };
    const now = iso(world.now);
    const ids: string[] = [];
    const once = () =>
      world.live('answer', async (deps) => {
        ids.push(await deps.db.write((tx) => recordProposal(tx, deps, recording, now)));
      });
    await once();
    real.again = async () => {
      await once();
      must(ids.at(-1) === ids[0], 'recorded twice');
    };
    const [id = ''] = ids;
    const fresh = { state: 'open' as const, isClosed: false, isAsked: false, outcome: null, answeredAt: 0 };
    model.predictions.push({ id, recordedAt: world.now, percent, askedId: 'U1', due, ...fresh });
  });
}

async function revise(real: Real, one: Modelled, percent: number): Promise<void> {
  const { world } = real;
  const added = {
    ...aim(one),
    userId: 'U1',
    originKey: nameOf(real),
    value: { kind: 'binary' as const, percent },
  };
  const isOpen = one.state === 'open' && !one.isClosed && one.due > world.now;
  await world.live('answer', async (deps) => {
    const taken = await addForecast(deps, added);
    must('taken' in taken === isOpen, `a revision was ${JSON.stringify(taken)}`);
  });
  real.again = () => world.live('answer', (deps) => addForecast(deps, added));
  if (isOpen && world.now - one.recordedAt <= TEN_MINUTES) one.percent = percent;
}

async function say(real: Real, one: Modelled, outcome: 'yes' | 'no'): Promise<void> {
  const request = { ...aim(one), userId: 'U1', outcome: { kind: outcome } };
  await real.world.live('answer', async (deps) => {
    const refusal = await answer(deps, request);
    const expected = { open: null, answered: 'already-answered', withdrawn: 'gone', void: 'gone' }[one.state];
    must(refusal === expected, `an answer to one that is ${one.state} was ${refusal}`);
  });
  real.again = () => real.world.live('answer', (deps) => answer(deps, request));
  if (one.state === 'open')
    Object.assign(one, { state: 'answered', outcome, isClosed: true, answeredAt: real.world.now });
}

async function undo(real: Real, one: Modelled): Promise<void> {
  const { world } = real;
  const isOpenAgain = one.state === 'answered' && world.now - one.answeredAt <= DAY;
  await world.live('answer', async (deps) => {
    const answerId = (await findPrediction(deps.db.read, { teamId: 'T1', id: one.id }))?.answer?.id ?? 'none';
    const request = { ...aim(one), userId: 'U1', answerId };
    const refusal = await undoAnswer(deps, request);
    must((refusal === null) === isOpenAgain, `Undo of one that is ${one.state} was ${refusal}`);
    real.again = () => world.live('answer', (again) => undoAnswer(again, request));
  });
  if (isOpenAgain) Object.assign(one, { state: 'open', outcome: null });
}

async function takeBack(real: Real, one: Modelled): Promise<void> {
  const { world } = real;
  const expected = withdrawal(one, world.now);
  await world.live('answer', async (deps) => {
    const result = await withdraw(deps, { ...aim(one), userId: 'U1' });
    must(result === expected, `withdrawn: ${result} instead of ${expected}`);
  });
  if (expected === 'withdrawn' || expected === 'void')
    Object.assign(one, { state: expected, isClosed: true });
}

async function snooze(real: Real, one: Modelled, minutes: number): Promise<void> {
  const { world } = real;
  const until = world.now + minutes * MINUTE;
  await world.live('answer', async (deps) => {
    const dueSeq = (await findPrediction(deps.db.read, { teamId: 'T1', id: one.id }))?.dueSeq ?? 0;
    const request = { ...aim(one), userId: 'U1', dueSeq, until: iso(until), phrase: null };
    const refusal = await putOff(deps, request);
    must((refusal === null) === (one.state === 'open'), `put off: ${refusal}`);
    real.again = () => world.live('answer', (again) => putOff(again, request));
  });
  if (one.state === 'open') Object.assign(one, { due: until, isAsked: false });
}

async function passOn(real: Real, one: Modelled, toId: string): Promise<void> {
  const { world } = real;
  const wish = { ...aim(one), userId: 'U1', toId, originKey: nameOf(real) };
  const isMoved = one.state === 'open' && one.askedId !== toId;
  await world.live('answer', async (deps) => {
    const refusal = await handOver(deps, wish);
    must((refusal === null) === isMoved, `handing over: ${refusal}`);
  });
  real.again = () => world.live('answer', (deps) => handOver(deps, wish));
  if (isMoved) one.askedId = toId;
}

/** The clock is wrong for a look: nothing is asked by it. (Postgres brings a clock of its own, which no test moves.) */
async function wrongFor(world: Real['world'], ms: number): Promise<void> {
  if (world.deps().db.dialect === 'postgres') return;
  const before = world.slack.count('chat.postMessage');
  world.error = ms;
  await world.look();
  world.error = 0;
  must(world.slack.count('chat.postMessage') === before, 'sent by a wrong clock');
}

const aim = (one: Modelled) => ({ teamId: 'T1', predictionId: one.id });
const iso = (at: number) => new Date(at).toISOString();

function nameOf(real: Real): string {
  real.requests += 1;
  return `r${real.requests}`;
}

function must(is: boolean, what: string): void {
  if (!is) throw new Error(what);
}
