import { Writable } from 'node:stream';
import { pino } from 'pino';
import type { Dialect } from '../../db/connect.ts';
import type { Deps } from '../../src/deps.ts';
import type { Proposal } from '../../src/domain/capture/proposal.ts';
import type { Kind, Outcome } from '../../src/domain/prediction/prediction.ts';
import { cardKind } from '../../src/jobs/kinds/cards/card.ts';
import { toDelivery } from '../../src/store/deliveries/delivery.ts';
import { setMemberChoices } from '../../src/store/people/members.ts';
import { findPrediction } from '../../src/store/predictions/find.ts';
import { answer } from '../../src/usecases/answer/answer.ts';
import { reflect } from '../../src/usecases/answer/reflect.ts';
import { undoAnswer } from '../../src/usecases/answer/undo-answer.ts';
import { captureLine } from '../../src/usecases/capture/capture-line.ts';
import { recordProposal } from '../../src/usecases/capture/record-proposal.ts';
import { share } from '../../src/usecases/capture/share.ts';
import { addForecast } from '../../src/usecases/card/add-forecast.ts';
import { knowMember } from '../../src/usecases/people/know-member.ts';
import { handOver } from '../../src/usecases/revise/hand-over.ts';
import { unshare } from '../../src/usecases/revise/unshare.ts';
import { withdraw } from '../../src/usecases/revise/withdraw.ts';
import { channelChanged } from '../../src/usecases/workspace/channel-changed.ts';
import { openOffice } from '../usecases/office.ts';
import { uniqueValue, wordsOf } from './canaries.ts';
import type { Channel, Person, Thing } from './model.ts';

/** A message that a whole channel read, at the moment it was posted. */
export interface Post {
  readonly channel: Channel;
  readonly message: unknown;
  /** The things as they stood then. */
  readonly things: readonly Thing[];
}

/** Two workspaces on one real database, in which people do things; beside it, what the model knows of them. */
export interface Stage extends AsyncDisposable {
  readonly deps: Deps;
  readonly people: readonly Person[];
  readonly channels: readonly Channel[];
  readonly things: readonly Thing[];
  readonly posts: readonly Post[];
  /** Lines that were logged, on every level. */
  readonly log: readonly string[];
  /** Does one act; what Hunch refuses changes nothing, in the model neither. */
  act(act: Act): Promise<void>;
}

/** Somebody's wish; the indexes are taken modulo what there is. */
export type Act =
  | { readonly do: 'record'; readonly who: number; readonly kind: number }
  | { readonly do: 'draft'; readonly who: number }
  | { readonly do: 'share'; readonly thing: number; readonly where: number; readonly hides: boolean }
  | { readonly do: 'unshare' | 'withdraw' | 'undo' | 'reflect'; readonly thing: number }
  | { readonly do: 'forecast' | 'hand-over'; readonly thing: number; readonly who: number }
  | { readonly do: 'answer'; readonly thing: number; readonly isVoid: boolean }
  | { readonly do: 'leave' | 'join' | 'silently-leave'; readonly who: number; readonly where: number }
  | { readonly do: 'post' }
  | { readonly do: 'wait'; readonly minutes: number };

const START = '2026-03-02T08:00:00.000Z';
/** When what is recorded falls due. */
const DUE = '2026-03-03T08:00:00.000Z';

/** Opens the stage: Ada, Ben, Cy, a guest and somebody from outside in T1, two people with the same ids in T2. */
export async function openStage(dialect: Dialect): Promise<Stage> {
  const office = await openOffice(dialect, START);
  const log: string[] = [];
  const sink = new Writable({
    write(chunk, _encoding, done) {
      log.push(String(chunk));
      done();
    },
  });
  const deps: Deps = { ...office.deps, log: pino({ level: 'trace' }, sink) };
  const people: Person[] = PEOPLE.map(([teamId, userId, isGuest, isExternal]) => ({
    teamId,
    userId,
    isGuest,
    isExternal,
  }));
  for (const { userId, teamId, isGuest, isExternal } of people)
    if (teamId === 'T1')
      office.users.set(userId, {
        name: `zname-${userId}`,
        zone: 'UTC',
        isGuest,
        ...(isExternal ? { teamId: 'T9' } : {}),
      });
  const channels: Channel[] = CHANNELS.map(([teamId, channelId, isPrivate, members]) => ({
    teamId,
    channelId,
    isPrivate,
    members: [...members],
  }));
  const toSlack = (channel: Channel) =>
    office.channels.set(channel.channelId, {
      name: channel.channelId.toLowerCase(),
      hasBot: true,
      isPrivate: channel.isPrivate,
      members: [...channel.members],
    });
  for (const channel of channels) toSlack(channel);
  await deps.db.write((tx) => tx.insertInto('teams').values(OTHER_TEAM).execute());
  // Two people let their statistics be seen: they show no more than the rest.
  for (const userId of ['U1', 'U2']) {
    await knowMember(deps, 'T1', userId);
    await deps.db.write((tx) => setMemberChoices(tx, 'T1', userId, { hasVisibleStatistics: true }));
  }
  const things: Thing[] = [];
  const posts: Post[] = [];
  let requests = 0;
  let percents = 0;
  let now = START;

  const wait = (minutes: number) => {
    now = new Date(Date.parse(now) + minutes * 60_000).toISOString();
    office.moveTo(now);
  };
  const said = (thing: Thing, userId: string) => {
    const unique = uniqueValue(thing.kind === 'draft' ? 'binary' : thing.kind, percents);
    percents += 1;
    return unique && { value: unique.value, mine: { ...unique.said, userId } };
  };
  const pick = <T>(list: readonly T[], index: number): T | undefined =>
    list[index % Math.max(1, list.length)];
  const predictions = () => things.filter((thing) => thing.kind !== 'draft');
  const asAuthor = (thing: Thing) => ({
    teamId: thing.teamId,
    userId: thing.authorId,
    predictionId: thing.id,
  });

  async function record({ who, kind }: Extract<Act, { do: 'record' }>): Promise<void> {
    const person = pick(people, who);
    if (!person) return;
    const number = things.length + 1;
    const asked = (['binary', 'numeric', 'choice'] as const)[kind % 3] ?? 'binary';
    const thing: Thing = {
      number,
      teamId: person.teamId,
      id: '',
      kind: asked,
      authorId: person.userId,
      askedId: person.userId,
      channelId: null,
      hides: true,
      hasOutcome: false,
      isWithdrawn: false,
      said: [],
    };
    const first = said(thing, person.userId);
    if (!first) return;
    requests += 1;
    const recording = {
      teamId: person.teamId,
      authorId: person.userId,
      originKey: `r${requests}`,
      wakesAtNight: false,
      proposal: { ...proposalOf({ number, kind: asked }), value: first.value },
    };
    const id = await deps.db.write((tx) => recordProposal(tx, deps, recording, deps.clock.now()));
    things.push({ ...thing, id, said: [first.mine] });
  }

  async function draft({ who }: Extract<Act, { do: 'draft' }>): Promise<void> {
    const person = pick(people, who);
    if (!person) return;
    const number = things.length + 1;
    requests += 1;
    const { teamId, userId } = person;
    const typed = { teamId, userId, channelId: null, text: wordsOf(number).claim, originKey: `d${requests}` };
    const captured = await captureLine(deps, { ...typed, typedAt: deps.clock.now() });
    const nothing = { channelId: null, hides: true, hasOutcome: false, isWithdrawn: false, said: [] };
    for (const id of captured.draftIds)
      things.push({ number, teamId, id, kind: 'draft', authorId: userId, askedId: userId, ...nothing });
  }

  async function change(act: Act & { readonly thing: number }): Promise<void> {
    const thing = pick(predictions(), act.thing);
    if (!thing) return;
    const key = { teamId: thing.teamId, id: thing.id };
    switch (act.do) {
      case 'share': {
        const channel = pick(
          channels.filter((one) => one.teamId === thing.teamId),
          act.where,
        );
        const wish = { ...asAuthor(thing), channelId: channel?.channelId ?? '', hidesForecasts: act.hides };
        if (!channel || (await share(deps, wish)) !== null) return;
        thing.channelId = channel.channelId;
        thing.hides = act.hides;
        return;
      }
      case 'unshare':
        if ((await unshare(deps, asAuthor(thing))) === null) thing.channelId = null;
        return;
      case 'withdraw': {
        const result = await withdraw(deps, asAuthor(thing));
        if (result === 'withdrawn') thing.isWithdrawn = true;
        if (result === 'void') thing.hasOutcome = true;
        return;
      }
      case 'forecast': {
        const person = pick(people, act.who);
        const given = said(thing, person?.userId ?? '');
        if (!person || !given) return;
        requests += 1;
        const added = { ...asAuthor(thing), userId: person.userId, originKey: `f${requests}` };
        const result = await addForecast(deps, { ...added, teamId: person.teamId, value: given.value });
        if ('taken' in result) thing.said.push(given.mine);
        return;
      }
      case 'hand-over': {
        const toId = pick(people, act.who)?.userId ?? '';
        requests += 1;
        const wish = { ...asAuthor(thing), toId, originKey: `h${requests}` };
        if ((await handOver(deps, wish)) === null) thing.askedId = toId;
        return;
      }
      case 'answer': {
        const request = { ...asAuthor(thing), userId: thing.askedId };
        const { note } = wordsOf(thing.number);
        if ((await answer(deps, { ...request, outcome: outcomeOf(thing, act.isVoid), note })) === null)
          thing.hasOutcome = true;
        return;
      }
      case 'reflect':
      case 'undo': {
        const answerId = (await findPrediction(deps.db.read, key))?.answer?.id ?? '';
        const { note, lesson } = wordsOf(thing.number);
        if (act.do === 'reflect')
          await reflect(deps, { ...asAuthor(thing), answerId, note, lesson, why: null });
        else if ((await undoAnswer(deps, { ...asAuthor(thing), answerId })) === null)
          thing.hasOutcome = false;
        return;
      }
    }
  }

  async function move(act: Extract<Act, { do: 'leave' | 'join' | 'silently-leave' }>): Promise<void> {
    const person = pick(people, act.who);
    const channel = pick(
      channels.filter((one) => one.teamId === person?.teamId),
      act.where,
    );
    if (!person || !channel) return;
    const others = channel.members.filter((userId) => userId !== person.userId);
    channel.members = act.do === 'join' ? [...others, person.userId] : others;
    toSlack(channel);
    if (act.do !== 'silently-leave')
      return channelChanged(deps, channel.teamId, channel.channelId).catch(() => undefined);
    // No event told Hunch, and Slack does not answer: five minutes later nobody may profit from what was known.
    office.channels.delete(channel.channelId);
    wait(6);
  }

  /** Posts the cards that wait, as the sender does, and keeps what the channel read. */
  async function post(): Promise<void> {
    const rows = await deps.db.read
      .selectFrom('deliveries')
      .selectAll()
      .where('kind', '=', 'card')
      .where('state', '=', 'pending')
      .orderBy('due_at')
      .orderBy('id')
      .execute();
    for (const delivery of rows.map(toDelivery)) {
      const channel = channels.find(
        (one) => one.teamId === delivery.teamId && one.channelId === delivery.channelId,
      );
      const context = { db: deps.db.read, now, commandName: '/predict' };
      const message = await cardKind.render(context, delivery, []);
      const ts = `${Date.parse(now)}.${posts.length}`;
      await deps.db.write(async (tx) => {
        await tx
          .updateTable('deliveries')
          .set(
            message
              ? { state: 'sent', sent_ts: ts, sent_channel_id: delivery.channelId }
              : { state: 'cancelled' },
          )
          .where('id', '=', delivery.id)
          .execute();
        if (message && channel)
          await cardKind.sent?.({ ...context, db: tx }, delivery, { channelId: channel.channelId, ts });
      });
      if (message && channel) posts.push({ channel, message, things: structuredClone(things) });
    }
  }

  return {
    deps,
    people,
    channels,
    things,
    posts,
    log,
    async act(act) {
      switch (act.do) {
        case 'record':
          return record(act);
        case 'draft':
          return draft(act);
        case 'leave':
        case 'join':
        case 'silently-leave':
          return move(act);
        case 'post':
          return post();
        case 'wait':
          return wait(act.minutes);
        default:
          return change(act);
      }
    },
    [Symbol.asyncDispose]: () => office[Symbol.asyncDispose](),
  };
}

const PEOPLE = [
  ['T1', 'U1', false, false],
  ['T1', 'U2', false, false],
  ['T1', 'U3', false, false],
  ['T1', 'U4', true, false],
  ['T1', 'U5', false, true],
  ['T2', 'U1', false, false],
  ['T2', 'U2', false, false],
] as const;

const CHANNELS = [
  ['T1', 'C1', false, ['U1', 'U2']],
  ['T1', 'C2', true, ['U1', 'U2', 'U4']],
  ['T1', 'C3', false, ['U1', 'U5']],
  ['T2', 'C9', false, ['U1', 'U2']],
] as const;

const OTHER_TEAM = {
  team_id: 'T2',
  name: 'Others',
  app_id: 'A1',
  bot_id: 'B2',
  bot_user_id: 'U0',
  installed_at: START,
};

function proposalOf({
  number,
  kind,
}: {
  readonly number: number;
  readonly kind: Kind;
}): Omit<Proposal, 'value'> {
  const { claim, reason, tag, label, options } = wordsOf(number);
  return {
    kind,
    claim,
    reason,
    metric: kind === 'numeric' ? 'loss' : null,
    comparator: null,
    threshold: null,
    unit: null,
    scale: 'linear',
    scoringUnit: null,
    reference: null,
    options: kind === 'choice' ? options : [],
    tags: [tag, 'lr'],
    hidesForecasts: true,
    run: { rowId: null, label, url: null },
    due: { rule: 'time', at: DUE, phrase: null, isChosen: true },
  };
}

function outcomeOf({ kind, number }: Thing, isVoid: boolean): Outcome {
  if (isVoid) return { kind: 'void', reason: 'cannot-tell' };
  if (kind === 'numeric') return { kind: 'number', value: 7 };
  return kind === 'choice'
    ? { kind: 'option', option: number % 2 }
    : { kind: number % 2 === 0 ? 'yes' : 'no' };
}
