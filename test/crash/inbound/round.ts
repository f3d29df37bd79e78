import { writeFileSync } from 'node:fs';
import type { Dialect } from '../../../db/connect.ts';
import type { Databases } from '../round/databases.ts';
import { untilDone } from '../round/open-work.ts';
import { orderFor } from '../round/round.ts';
import { misbehave } from '../round/settings.ts';
import { type SlackProcess, startSlack } from '../round/slack.ts';
import { judge, type Verdict } from '../round/verdict.ts';
import { type Chance, chance } from '../striking/chance.ts';
import { startProcess } from '../striking/process.ts';
import { type Dealt, endWell, startOnce, strikeAll } from '../striking/strike-all.ts';
import { type InboundVerdict, judgeInbound } from './recorded.ts';
import { pressYes, type Typed, typePredictions, typists } from './typing.ts';

/** A round of the whole Hunch: people type and press while it is struck. */
export interface InboundPlan {
  readonly dialect: Dialect;
  readonly program: string;
  /** Blows while people type, and as many again while they answer. */
  readonly blows: number;
  readonly seed: number;
}

/** What happened in such a round. */
export interface InboundResult extends Verdict, InboundVerdict, Pick<Dealt, 'kills' | 'bootMs'> {
  readonly typed: number;
  readonly pressed: number;
  /** Of both together. */
  readonly acked: number;
  readonly ambiguousFaults: number;
  readonly leftOver: string | null;
  readonly stop: { readonly ms: number; readonly code: number | null };
}

/** Everybody is asked at five the next day. */
const ASKED_AFTER_MS = (24 + 7) * 3_600_000 + 10_000;
const SILENCE_MS = 60_000;

/** Runs such a round, and compares what people were told with what Hunch has and what it asked. */
export async function runInboundRound(databases: Databases, plan: InboundPlan): Promise<InboundResult> {
  await using home = await databases.create(plan.dialect);
  await using slack = await startSlack(home.folder, typists, plan.seed);
  writeFileSync(orderFor(home, slack).requestsPath, '');
  const luck = chance(plan.seed);
  await startOnce(plan.program, orderFor(home, slack));
  const countAmbiguous = await misbehave(slack.client);

  const typing = await whileStruck(plan, home, slack, luck, (isOver) =>
    typePredictions(slack.client, luck, isOver),
  );
  const typed: readonly Typed[] = typing.done;
  const { offsetMs } = await slack.client.clock.by({ ms: ASKED_AFTER_MS });
  const later = { ...slack, worldOffsetMs: offsetMs };
  const pressing = await whileStruck(plan, home, later, luck, (isOver) =>
    pressYes(slack.client, typed, isOver),
  );

  const worldNow = () => Date.now() + offsetMs;
  const last = startProcess(plan.program, orderFor(home, later));
  const left = await untilDone(home.url, worldNow, SILENCE_MS);
  const stop = await endWell(last);
  const inbound = await judgeInbound(home.url, typed, pressing.done, worldNow());
  const asked = (await slack.client.ledger()).filter(({ text }) => text.startsWith('What happened?'));
  return {
    ...inbound,
    ...judge(inbound.toAsk, asked),
    kills: typing.dealt.kills + pressing.dealt.kills,
    bootMs: [...typing.dealt.bootMs, ...pressing.dealt.bootMs],
    typed: typed.length,
    pressed: pressing.done.length,
    acked: [...typed, ...pressing.done].filter(({ isAcked }) => isAcked).length,
    ambiguousFaults: await countAmbiguous(),
    leftOver: Object.values(left).some((n) => n > 0) ? JSON.stringify(left) : null,
    stop,
  };
}

/** Lets people do something for as long as the blows last. */
async function whileStruck<T>(
  { program, blows }: InboundPlan,
  home: { readonly folder: string; readonly url: string },
  slack: SlackProcess,
  luck: Chance,
  act: (isOver: () => boolean) => Promise<T>,
): Promise<{ readonly done: T; readonly dealt: Dealt }> {
  let isOver = false;
  const acting = act(() => isOver);
  const striking = { program, blows, seats: 1, bystanders: 0, pauses: 0, isWhole: true };
  const dealt = await strikeAll(striking, orderFor(home, slack), luck);
  isOver = true;
  return { done: await acting, dealt };
}
